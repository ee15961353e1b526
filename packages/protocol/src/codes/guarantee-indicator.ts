import { codeList } from "../code-list.js";

/** Whether the liability for a payment shifts to the issuer. */
export const guaranteeIndicator = codeList({
  name: "guaranteeIndicator",
  values: {
    Y: {
      meaning: {
        en: "The payment is guaranteed by 3-D Secure.",
        fr: "Le paiement est garanti par 3-D Secure.",
      },
    },
    N: { meaning: { en: "The payment is not guaranteed.", fr: "Le paiement n’est pas garanti." } },
    U: { meaning: { en: "The guarantee is undefined.", fr: "La garantie est indéfinie." } },
    "": {
      meaning: {
        en: "Not a 3-D Secure payment, or the guarantee was not computed.",
        fr: "Ce n’est pas un paiement 3-D Secure, ou la garantie n’a pas été calculée.",
      },
    },
  },
});
