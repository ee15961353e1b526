import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/** Result of a call that prepares a redirection of the buyer. The list is documented for the payment page; values proper to cardCheckEnrollment are not published. */
export const redirectionStatusCode = codeList({
  name: "redirectionStatusCode",
  values: {
    "00": {
      meaning: {
        en: "All is right: redirect the buyer, or go on where there is no address to redirect to.",
        fr: "Tout est correct : redirigez le client, ou poursuivez s'il n'y a pas d'adresse de redirection.",
      },
    },
    "03": {
      meaning: {
        en: "The shop's identifier or its acquiring contract is not valid. Check both with the support of the gateway.",
        fr: "L'identifiant de la boutique ou son contrat d'acquisition n'est pas valide. Vérifiez-les avec le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "12": {
      meaning: {
        en: "The parameters are invalid. See errorFieldName and correct the request.",
        fr: "Les paramètres ne sont pas valides. Consultez errorFieldName et corrigez la requête.",
      },
      buyer: toBuyer.shop,
    },
    "30": {
      meaning: {
        en: "A field is badly formed. errorFieldName names it; correct the request.",
        fr: "Un champ est mal formé. errorFieldName le nomme ; corrigez la requête.",
      },
      buyer: toBuyer.shop,
    },
    "34": {
      meaning: {
        en: "The seal is wrong. Check the secret key, keyVersion and the sealed text.",
        fr: "Le sceau est faux. Vérifiez la clé secrète, keyVersion et le texte scellé.",
      },
      buyer: toBuyer.neutral,
    },
    "94": {
      meaning: {
        en: "transactionReference was already used. Read that transaction with getTransactionData; a new payment needs a new reference.",
        fr: "transactionReference a déjà été utilisée. Lisez cette transaction avec getTransactionData ; un nouveau paiement exige une nouvelle référence.",
      },
      buyer: toBuyer.twice,
    },
    "99": {
      meaning: {
        en: "The service is unavailable. Try again later with a new reference.",
        fr: "Le service est indisponible. Réessayez plus tard avec une nouvelle référence.",
      },
      buyer: toBuyer.later,
    },
  },
});
