import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/**
 * The result of the cardholder's authentication. The spellings with a prefix are the older ones; newer interface
 * versions give the short ones.
 */
export const holderAuthentStatus = codeList({
  name: "holderAuthentStatus",
  values: {
    "3D_SUCCESS": { meaning: { en: "The holder was authenticated.", fr: "Le porteur a été authentifié." } },
    SUCCESS: { meaning: { en: "The holder was authenticated.", fr: "Le porteur a été authentifié." } },
    "3D_FAILURE": {
      meaning: {
        en: "The authentication failed. The buyer may try again or use another card.",
        fr: "L’authentification a échoué. Le client peut réessayer ou utiliser une autre carte.",
      },
      buyer: {
        en: "Your bank could not confirm that this payment comes from you. Please try again, use another card or call your bank.",
        fr: "Votre banque n’a pas pu confirmer que ce paiement vient de vous. Veuillez réessayer, utiliser une autre carte ou appeler votre banque.",
      },
    },
    FAILURE: {
      meaning: {
        en: "The authentication failed. The buyer may try again or use another card.",
        fr: "L’authentification a échoué. Le client peut réessayer ou utiliser une autre carte.",
      },
      buyer: {
        en: "Your bank could not confirm that this payment comes from you. Please try again, use another card or call your bank.",
        fr: "Votre banque n’a pas pu confirmer que ce paiement vient de vous. Veuillez réessayer, utiliser une autre carte ou appeler votre banque.",
      },
    },
    "3D_ERROR": {
      meaning: {
        en: "A technical error stopped the authentication. Try again later.",
        fr: "Une erreur technique a interrompu l’authentification. Réessayez plus tard.",
      },
      buyer: {
        en: "The confirmation by your bank did not work. Please try again in a few minutes or use another card.",
        fr: "La confirmation par votre banque n’a pas fonctionné. Veuillez réessayer dans quelques minutes ou utiliser une autre carte.",
      },
    },
    ERROR: {
      meaning: {
        en: "A technical error stopped the authentication. Try again later.",
        fr: "Une erreur technique a interrompu l’authentification. Réessayez plus tard.",
      },
      buyer: {
        en: "The confirmation by your bank did not work. Please try again in a few minutes or use another card.",
        fr: "La confirmation par votre banque n’a pas fonctionné. Veuillez réessayer dans quelques minutes ou utiliser une autre carte.",
      },
    },
    "3D_NOTENROLLED": {
      meaning: {
        en: "The card is not enrolled in 3-D Secure.",
        fr: "La carte n’est pas inscrite à 3-D Secure.",
      },
    },
    NOT_ENROLLED: {
      meaning: {
        en: "The card is not enrolled in 3-D Secure.",
        fr: "La carte n’est pas inscrite à 3-D Secure.",
      },
    },
    "3D_ATTEMPT": {
      meaning: {
        en: "The holder was not asked, but there is proof of the attempt.",
        fr: "Le porteur n’a pas été interrogé, mais il existe une preuve de la tentative.",
      },
    },
    ATTEMPT: {
      meaning: {
        en: "The holder was not asked, but there is proof of the attempt.",
        fr: "Le porteur n’a pas été interrogé, mais il existe une preuve de la tentative.",
      },
    },
    "3D_ABORT": {
      meaning: {
        en: "The buyer gave up during the authentication.",
        fr: "Le client a abandonné pendant l’authentification.",
      },
      buyer: toBuyer.cancelled,
    },
    CANCEL: {
      meaning: {
        en: "The buyer gave up during the authentication.",
        fr: "Le client a abandonné pendant l’authentification.",
      },
      buyer: toBuyer.cancelled,
    },
    "3D_BYPASS": {
      meaning: {
        en: "3-D Secure was skipped on criteria of the merchant.",
        fr: "3-D Secure a été contourné selon des critères du commerçant.",
      },
    },
    BYPASS: {
      meaning: {
        en: "3-D Secure was skipped on criteria of the merchant.",
        fr: "3-D Secure a été contourné selon des critères du commerçant.",
      },
    },
    SSL: {
      meaning: {
        en: "The holder was not authenticated: the scheme, the card or the shop takes no part in 3-D Secure.",
        fr: "Le porteur n’a pas été authentifié : le réseau, la carte ou la boutique ne participe pas à 3-D Secure.",
      },
    },
    NOT_PARTICIPATING: {
      meaning: {
        en: "The holder was not authenticated: the scheme, the card or the shop takes no part in 3-D Secure.",
        fr: "Le porteur n’a pas été authentifié : le réseau, la carte ou la boutique ne participe pas à 3-D Secure.",
      },
    },
    NO_AUTHENT: {
      meaning: { en: "There was no authentication.", fr: "Il n’y a pas eu d’authentification." },
    },
  },
});
