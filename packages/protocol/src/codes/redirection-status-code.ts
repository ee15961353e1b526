import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/**
 * Result of a call that prepares a redirection of the buyer. The guides list it for the payment page; the values proper
 * to cardCheckEnrollment (01, 10, 80, 89, 91) come from a real client of the gateway.
 */
export const redirectionStatusCode = codeList({
  name: "redirectionStatusCode",
  values: {
    "00": {
      meaning: {
        en: "All is right: redirect the buyer, or go on where there is no address to redirect to.",
        fr: "Tout est correct : redirigez le client, ou poursuivez s’il n’y a pas d’adresse de redirection.",
      },
    },
    "01": {
      meaning: {
        en: "The card is not enrolled in 3-D Secure: its holder cannot be authenticated.",
        fr: "La carte n’est pas enrôlée dans 3-D Secure : son porteur ne peut pas être authentifié.",
      },
      buyer: toBuyer.neutral,
    },
    "03": {
      meaning: {
        en: "The shop's identifier or its acquiring contract is not valid. Check both with the support of the gateway.",
        fr: "L’identifiant de la boutique ou son contrat d’acquisition n’est pas valide. Vérifiez-les avec le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "10": {
      meaning: {
        en: "Whether the card is enrolled in 3-D Secure could not be determined.",
        fr: "L’enrôlement de la carte dans 3-D Secure n’a pas pu être déterminé.",
      },
      buyer: toBuyer.neutral,
    },
    "12": {
      meaning: {
        en: "The parameters are invalid. See errorFieldName and correct the request.",
        fr: "Les paramètres ne sont pas valides. Consultez errorFieldName et corrigez la requête.",
      },
      buyer: toBuyer.shop,
    },
    "14": {
      meaning: {
        en: "The payment data is wrong. The buyer may correct it and try again.",
        fr: "Les données du moyen de paiement sont erronées. Le client peut les corriger et réessayer.",
      },
      buyer: toBuyer.data,
    },
    "30": {
      meaning: {
        en: "A field is badly formed. errorFieldName names it; correct the request.",
        fr: "Un champ est mal formé. errorFieldName le nomme ; corrigez la requête.",
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
    "80": {
      meaning: {
        en: "The directory server of 3-D Secure has failed: the holder cannot be authenticated at the moment.",
        fr: "L’annuaire 3-D Secure est en erreur : le porteur ne peut pas être authentifié pour le moment.",
      },
      buyer: toBuyer.neutral,
    },
    "89": {
      meaning: {
        en: "The authentication session has expired. Start the payment again with a new reference.",
        fr: "La session d’authentification a expiré. Recommencez le paiement avec une nouvelle référence.",
      },
      buyer: toBuyer.session,
    },
    "91": {
      meaning: {
        en: "The shop is not set up for 3-D Secure. Have the support of the gateway check its configuration.",
        fr: "La boutique n’est pas configurée pour 3-D Secure. Faites vérifier sa configuration par le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "94": {
      meaning: {
        en: "transactionReference was already used. Read that transaction with getTransactionData; a new payment needs a new reference.",
        fr: "transactionReference a déjà été utilisée. Lisez cette transaction avec getTransactionData ; un nouveau paiement exige une nouvelle référence.",
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
