import { codeList } from "../code-list.js";

/** When 3-D Secure is to be skipped. */
export const bypass3DS = codeList({
  name: "bypass3DS",
  values: {
    ALL: {
      meaning: {
        en: "Skip 3-D Secure for this payment.",
        fr: "Ne pas passer par 3-D Secure pour ce paiement.",
      },
    },
    WALLET: {
      meaning: {
        en: "Skip 3-D Secure for a one-click payment.",
        fr: "Ne pas passer par 3-D Secure pour un paiement en un clic.",
      },
    },
  },
});
