import { codeList } from "../code-list.js";

/** Whether the issuer lowered the security level of an authenticated payment; two spellings exist. */
export const holderAuthentRelegationCode = codeList({
  name: "holderAuthentRelegationCode",
  values: {
    true: {
      meaning: {
        en: "The security level was lowered: the issuer refused the liability shift.",
        fr: "Le niveau de sécurité a été abaissé : l’émetteur a refusé le transfert de responsabilité.",
      },
    },
    Y: {
      meaning: {
        en: "The security level was lowered: the issuer refused the liability shift.",
        fr: "Le niveau de sécurité a été abaissé : l’émetteur a refusé le transfert de responsabilité.",
      },
    },
    false: {
      meaning: {
        en: "The security level was not lowered.",
        fr: "Le niveau de sécurité n’a pas été abaissé.",
      },
    },
    N: {
      meaning: {
        en: "The security level was not lowered.",
        fr: "Le niveau de sécurité n’a pas été abaissé.",
      },
    },
  },
});
