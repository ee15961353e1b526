import { codeList } from "../code-list.js";

/** Status of a 3-D Secure version 1 authentication. */
export const threeDTxStatus = codeList({
  name: "threeD.txStatus",
  values: {
    Y: { meaning: { en: "The holder was authenticated.", fr: "Le porteur a été authentifié." } },
    A: { meaning: { en: "The authentication was attempted.", fr: "L’authentification a été tentée." } },
    U: {
      meaning: {
        en: "An error stopped the authentication.",
        fr: "Une erreur a interrompu l’authentification.",
      },
    },
    N: { meaning: { en: "The authentication failed.", fr: "L’authentification a échoué." } },
  },
});
