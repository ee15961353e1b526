import { codeList } from "../code-list.js";

/** The merchant's wish about the authentication of the holder. */
export const challengeMode3DS = codeList({
  name: "challengeMode3DS",
  closed: true,
  values: {
    NO_PREFERENCE: { meaning: { en: "No preference", fr: "Aucune préférence" } },
    CHALLENGE: {
      meaning: {
        en: "The merchant wishes that the holder authenticates.",
        fr: "Le commerçant souhaite que le porteur s’authentifie.",
      },
    },
    CHALLENGE_MANDATE: {
      meaning: {
        en: "Authentication is required by rules, as for the first payment of a series or a card put on file.",
        fr: "L’authentification est imposée par la réglementation, par exemple au premier paiement d’une série ou à l’enregistrement d’une carte.",
      },
    },
    NO_CHALLENGE: {
      meaning: {
        en: "The merchant wishes a payment without challenge.",
        fr: "Le commerçant souhaite un paiement sans authentification active.",
      },
    },
    NO_CHALLENGE_TRA_ACQ: {
      meaning: {
        en: "Without challenge, by the acquirer's exemption for low risk (TRA).",
        fr: "Sans authentification active, par exemption de l’acquéreur pour faible risque (TRA).",
      },
    },
  },
});
