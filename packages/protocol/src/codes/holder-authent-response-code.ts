import { codeList } from "../code-list.js";

/** Result of the check of an authentication message. */
export const holderAuthentResponseCode = codeList({
  name: "holderAuthentResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The authentication message is valid.",
        fr: "Le message d'authentification est valide.",
      },
    },
  },
});
