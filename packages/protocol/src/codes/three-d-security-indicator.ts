import { codeList } from "../code-list.js";

const technical = {
  en: "Technical result of 3-D Secure; no public source says more.",
  fr: "Résultat technique de 3-D Secure ; aucune source publique n’en dit davantage.",
};

/** Security level of a 3-D Secure version 1 payment. */
export const threeDSecurityIndicator = codeList({
  name: "threeD.securityIndicator",
  values: {
    "21": {
      meaning: {
        en: "The card is not enrolled in 3-D Secure.",
        fr: "La carte n’est pas inscrite à 3-D Secure.",
      },
    },
    "22": {
      meaning: {
        en: "The card is not enrolled in 3-D Secure.",
        fr: "La carte n’est pas inscrite à 3-D Secure.",
      },
    },
    "25": {
      meaning: { en: "The holder was fully authenticated.", fr: "Le porteur a été pleinement authentifié." },
    },
    "26": { meaning: { en: "The authentication was attempted.", fr: "L’authentification a été tentée." } },
    "31": { meaning: { en: "The authentication failed.", fr: "L’authentification a échoué." } },
    "32": { meaning: technical },
    "33": { meaning: technical },
    "41": {
      meaning: { en: "The authentication session expired.", fr: "La session d’authentification a expiré." },
    },
    "81": { meaning: technical },
    "82": { meaning: technical },
    "84": { meaning: technical },
    "85": { meaning: technical },
    "86": { meaning: technical },
    "88": { meaning: technical },
    "92": { meaning: technical },
    "93": { meaning: technical },
  },
});
