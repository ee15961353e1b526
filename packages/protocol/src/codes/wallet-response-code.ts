import { codeList } from "../code-list.js";

/** Result of a call on a wallet. Some pages still tell the older pair of `walletResponseCodeLegacy`; handle both. */
export const walletResponseCode = codeList({
  name: "walletResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The operation on the wallet succeeded.",
        fr: "L’opération sur le portefeuille a réussi.",
      },
    },
    "03": {
      meaning: {
        en: "The merchant's contract is not valid. Check it with the support of the gateway.",
        fr: "Le contrat du commerçant n’est pas valide. Vérifiez-le avec le support de la passerelle.",
      },
    },
    "12": {
      meaning: {
        en: "The data are invalid. See errorFieldName and correct the request.",
        fr: "Les données ne sont pas valides. Consultez errorFieldName et corrigez la requête.",
      },
    },
    "25": {
      meaning: {
        en: "The wallet or the means of payment does not exist. Check merchantWalletId and paymentMeanId.",
        fr: "Le portefeuille ou le moyen de paiement n’existe pas. Vérifiez merchantWalletId et paymentMeanId.",
      },
    },
    "30": {
      meaning: {
        en: "A field is badly formed. errorFieldName names it; correct the request.",
        fr: "Un champ est mal formé. errorFieldName le nomme ; corrigez la requête.",
      },
    },
    "34": {
      meaning: {
        en: "Suspicion of fraud; in practice the seal is wrong. Check the secret key, keyVersion and the sealed text.",
        fr: "Suspicion de fraude ; en pratique, le sceau est faux. Vérifiez la clé secrète, keyVersion et le texte scellé.",
      },
    },
    "40": {
      meaning: {
        en: "The shop may not use this wallet service. Have it activated by the support of the gateway.",
        fr: "La boutique ne peut pas utiliser ce service de portefeuille. Faites-le activer par le support de la passerelle.",
      },
    },
    "94": {
      meaning: {
        en: "The wallet or the means of payment is already there. Nothing needs to be added.",
        fr: "Le portefeuille ou le moyen de paiement existe déjà. Il n’y a rien à ajouter.",
      },
    },
    "99": {
      meaning: {
        en: "Temporary problem at the gateway. Try again later.",
        fr: "Problème temporaire de la passerelle. Réessayez plus tard.",
      },
    },
  },
});
