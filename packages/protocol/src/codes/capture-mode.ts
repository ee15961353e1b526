import { codeList } from "../code-list.js";

/** When a payment is sent to the bank. */
export const captureMode = codeList({
  name: "captureMode",
  closed: true,
  values: {
    AUTHOR_CAPTURE: {
      meaning: {
        en: "Sent to the bank by itself after captureDay days; it can be cancelled before (default).",
        fr: "Envoyée d’elle-même à la banque après captureDay jours ; annulable avant (par défaut).",
      },
    },
    VALIDATION: {
      meaning: {
        en: "Sent to the bank only after the merchant has validated it.",
        fr: "Envoyée à la banque seulement après validation par le commerçant.",
      },
    },
    IMMEDIATE: {
      meaning: {
        en: "Captured at the moment of authorisation; some means of payment only.",
        fr: "Capturée au moment de l’autorisation ; certains moyens de paiement seulement.",
      },
    },
  },
});
