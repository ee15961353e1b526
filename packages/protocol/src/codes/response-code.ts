import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/** Result of a payment or an operation. 04 was seen in one client only. */
export const responseCode = codeList({
  name: "responseCode",
  values: {
    "00": {
      meaning: {
        en: "The payment or the operation is accepted.",
        fr: "Le paiement ou l’opération est accepté.",
      },
      buyer: toBuyer.accepted,
    },
    "01": {
      meaning: {
        en: "Partial success of a token conversion: some items failed. Read the result of each item.",
        fr: "Succès partiel d’une conversion de tokens : certains éléments ont échoué. Consultez le résultat de chaque élément.",
      },
    },
    "02": {
      meaning: {
        en: "The issuer wants to be called because the card's limit is exceeded. Obtain its approval by telephone, or ask the buyer for another card.",
        fr: "L’émetteur demande à être appelé car le plafond de la carte est dépassé. Obtenez son accord par téléphone, ou demandez une autre carte au client.",
      },
      buyer: toBuyer.callBank,
    },
    "03": {
      meaning: {
        en: "The merchant's acquiring contract is not valid. Check the contract and the means of payment of the shop with the support of the gateway.",
        fr: "Le contrat d’acquisition du commerçant n’est pas valide. Vérifiez le contrat et les moyens de paiement de la boutique avec le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "04": {
      meaning: {
        en: "Unknown error, reported by one client only. Read the transaction with getTransactionData before you try again.",
        fr: "Erreur inconnue, signalée par un seul client. Lisez la transaction avec getTransactionData avant tout nouvel essai.",
      },
      buyer: toBuyer.neutral,
    },
    "05": {
      meaning: {
        en: "The authorisation is refused. acquirerResponseCode or complementaryCode tells why; the buyer may try another card.",
        fr: "L’autorisation est refusée. acquirerResponseCode ou complementaryCode dit pourquoi ; le client peut essayer une autre carte.",
      },
      buyer: {
        en: "This payment was refused. Please try another card or call your bank.",
        fr: "Ce paiement a été refusé. Veuillez essayer une autre carte ou appeler votre banque.",
      },
    },
    "11": {
      meaning: {
        en: "The deferred check found the card number blocked. Do not deliver; ask for another means of payment.",
        fr: "Le contrôle différé a trouvé le numéro de carte en opposition. Ne livrez pas ; demandez un autre moyen de paiement.",
      },
      buyer: toBuyer.notForThis,
    },
    "12": {
      meaning: {
        en: "The transaction or one of its parameters is invalid. See errorFieldName and correct the request.",
        fr: "La transaction ou l’un de ses paramètres n’est pas valide. Consultez errorFieldName et corrigez la requête.",
      },
      buyer: toBuyer.shop,
    },
    "14": {
      meaning: {
        en: "The card details are wrong: number, date, security code or address check. The buyer may correct them and try again.",
        fr: "Les données de la carte sont erronées : numéro, date, code de sécurité ou contrôle d’adresse. Le client peut les corriger et réessayer.",
      },
      buyer: toBuyer.data,
    },
    "17": {
      meaning: { en: "The buyer gave up the payment.", fr: "Le client a abandonné le paiement." },
      buyer: toBuyer.cancelled,
    },
    "24": {
      meaning: {
        en: "The operation does not suit the transaction's status, another operation is running, or the same payment was already requested. Read the transaction with getTransactionData before you act.",
        fr: "L’opération ne convient pas à l’état de la transaction, une autre opération est en cours, ou le même paiement a déjà été demandé. Lisez la transaction avec getTransactionData avant d’agir.",
      },
      buyer: toBuyer.twice,
    },
    "25": {
      meaning: {
        en: "The gateway does not know this transaction. Check the reference and the shop; just after a payment, wait a little and ask again.",
        fr: "La passerelle ne connaît pas cette transaction. Vérifiez la référence et la boutique ; juste après un paiement, attendez un peu et redemandez.",
      },
      buyer: toBuyer.shop,
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
        en: "Suspicion of fraud; in practice the seal is wrong. Check the secret key, keyVersion and the sealed text.",
        fr: "Suspicion de fraude ; en pratique, le sceau est faux. Vérifiez la clé secrète, keyVersion et le texte scellé.",
      },
      buyer: toBuyer.neutral,
    },
    "40": {
      meaning: {
        en: "This function is not open to the shop. Have it activated by the support of the gateway.",
        fr: "Cette fonction n’est pas ouverte à la boutique. Faites-la activer par le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "51": {
      meaning: {
        en: "The amount is too high. Check it against the amount still available on the transaction or the limit of the shop.",
        fr: "Le montant est trop élevé. Comparez-le au montant encore disponible sur la transaction ou à la limite de la boutique.",
      },
      buyer: {
        en: "The amount is too high for this way to pay. Please choose another one or contact our customer service.",
        fr: "Le montant est trop élevé pour ce moyen de paiement. Veuillez en choisir un autre ou contacter notre service client.",
      },
    },
    "54": {
      meaning: {
        en: "The means of payment has expired. Ask the buyer for another one.",
        fr: "Le moyen de paiement a expiré. Demandez-en un autre au client.",
      },
      buyer: toBuyer.expired,
    },
    "55": {
      meaning: {
        en: "The shop does not accept prepaid cards. The buyer needs another card.",
        fr: "La boutique n’accepte pas les cartes prépayées. Le client doit utiliser une autre carte.",
      },
      buyer: {
        en: "We cannot take prepaid cards. Please use another card.",
        fr: "Nous ne pouvons pas accepter les cartes prépayées. Veuillez utiliser une autre carte.",
      },
    },
    "57": {
      meaning: {
        en: "The refund is refused because the original payment came back unpaid.",
        fr: "Le remboursement est refusé car le paiement d’origine est revenu impayé.",
      },
      buyer: {
        en: "The refund could not be made. Please contact our customer service.",
        fr: "Le remboursement n’a pas pu être effectué. Veuillez contacter notre service client.",
      },
    },
    "60": {
      meaning: {
        en: "The payment is pending. Wait for its result, or ask for it with getTransactionData; do not deliver yet.",
        fr: "Le paiement est en attente. Attendez son résultat, ou demandez-le avec getTransactionData ; ne livrez pas encore.",
      },
      buyer: toBuyer.pending,
    },
    "62": {
      meaning: {
        en: "The transaction waits for confirmation (PayPal). Ask for its result with getTransactionData; do not deliver yet.",
        fr: "La transaction attend une confirmation (PayPal). Demandez son résultat avec getTransactionData ; ne livrez pas encore.",
      },
      buyer: toBuyer.pending,
    },
    "63": {
      meaning: {
        en: "Security rules are not met; the transaction was stopped. Check the authentication and the fraud rules of the shop.",
        fr: "Des règles de sécurité ne sont pas respectées ; la transaction a été arrêtée. Vérifiez l’authentification et les règles de fraude de la boutique.",
      },
      buyer: toBuyer.neutral,
    },
    "75": {
      meaning: {
        en: "Too many attempts were made with the payment details. The buyer may try another card.",
        fr: "Trop de tentatives ont été faites sur les données de paiement. Le client peut essayer une autre carte.",
      },
      buyer: toBuyer.attempts,
    },
    "90": {
      meaning: {
        en: "The service is temporarily unavailable. Read the transaction with getTransactionData, then try again with a new reference.",
        fr: "Le service est momentanément indisponible. Lisez la transaction avec getTransactionData, puis réessayez avec une nouvelle référence.",
      },
      buyer: toBuyer.later,
    },
    "94": {
      meaning: {
        en: "transactionReference was already used. Read that transaction with getTransactionData; a new payment needs a new reference.",
        fr: "transactionReference a déjà été utilisée. Lisez cette transaction avec getTransactionData ; un nouveau paiement exige une nouvelle référence.",
      },
      buyer: toBuyer.twice,
    },
    "97": {
      meaning: {
        en: "The session expired or the time was exceeded; the payment is refused. The buyer may start again.",
        fr: "La session a expiré ou le délai a été dépassé ; le paiement est refusé. Le client peut recommencer.",
      },
      buyer: toBuyer.session,
    },
    "99": {
      meaning: {
        en: "Temporary problem at the gateway. Read the transaction with getTransactionData, then try again with a new reference.",
        fr: "Problème temporaire de la passerelle. Lisez la transaction avec getTransactionData, puis réessayez avec une nouvelle référence.",
      },
      buyer: toBuyer.later,
    },
  },
});
