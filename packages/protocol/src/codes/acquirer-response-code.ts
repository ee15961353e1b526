import { codeList } from "../code-list.js";
import { toBuyer } from "./to-buyer.js";

/** What the acquirer, or the issuer behind it, answered. */
export const acquirerResponseCode = codeList({
  name: "acquirerResponseCode",
  values: {
    "00": {
      meaning: {
        en: "The acquirer approved the transaction; responseCode tells whether the gateway accepted it too.",
        fr: "L’acquéreur a approuvé la transaction ; responseCode dit si la passerelle l’a acceptée aussi.",
      },
    },
    "02": {
      meaning: {
        en: "The issuer wants to be contacted before it approves. Obtain its approval, or ask the buyer for another card.",
        fr: "L’émetteur veut être contacté avant de donner son accord. Obtenez cet accord, ou demandez une autre carte au client.",
      },
      buyer: toBuyer.callBank,
    },
    "03": {
      meaning: {
        en: "The acquirer does not know the shop. Check the acquiring contract with your bank.",
        fr: "L’acquéreur ne connaît pas la boutique. Vérifiez le contrat d’acquisition avec votre banque.",
      },
      buyer: toBuyer.shop,
    },
    "04": {
      meaning: {
        en: "The issuer asks that the card be kept: it must not be used any more. Ask for another means of payment.",
        fr: "L’émetteur demande que la carte soit retenue : elle ne doit plus servir. Demandez un autre moyen de paiement.",
      },
      buyer: toBuyer.neutral,
    },
    "05": {
      meaning: {
        en: "The issuer refuses without giving a reason. The buyer may try another card or call the bank.",
        fr: "L’émetteur refuse sans donner de motif. Le client peut essayer une autre carte ou appeler sa banque.",
      },
      buyer: toBuyer.refused,
    },
    "07": {
      meaning: {
        en: "The issuer asks that the card be kept, under special conditions. Ask for another means of payment.",
        fr: "L’émetteur demande que la carte soit retenue, sous conditions particulières. Demandez un autre moyen de paiement.",
      },
      buyer: toBuyer.neutral,
    },
    "08": {
      meaning: {
        en: "The issuer would approve after identifying the holder; the gateway treats this as a refusal.",
        fr: "L’émetteur approuverait après identification du porteur ; la passerelle traite ce cas comme un refus.",
      },
      buyer: toBuyer.refused,
    },
    "12": {
      meaning: {
        en: "The transaction is invalid for the acquirer. Check the request and the shop's contract.",
        fr: "La transaction n’est pas valide pour l’acquéreur. Vérifiez la requête et le contrat de la boutique.",
      },
      buyer: toBuyer.shop,
    },
    "13": {
      meaning: {
        en: "The amount is invalid for the acquirer. Check amount and currency.",
        fr: "Le montant n’est pas valide pour l’acquéreur. Vérifiez le montant et la devise.",
      },
      buyer: toBuyer.shop,
    },
    "14": {
      meaning: {
        en: "The card details are invalid. The buyer may correct them and try again.",
        fr: "Les données de la carte ne sont pas valides. Le client peut les corriger et réessayer.",
      },
      buyer: toBuyer.data,
    },
    "15": {
      meaning: {
        en: "The issuer of the card is unknown. The buyer may check the number or try another card.",
        fr: "L’émetteur de la carte est inconnu. Le client peut vérifier le numéro ou essayer une autre carte.",
      },
      buyer: toBuyer.data,
    },
    "17": {
      meaning: { en: "The buyer gave up the payment.", fr: "Le client a abandonné le paiement." },
      buyer: toBuyer.cancelled,
    },
    "20": {
      meaning: {
        en: "A server of the payment network gave a wrong answer. Try again later.",
        fr: "Un serveur du réseau de paiement a donné une réponse erronée. Réessayez plus tard.",
      },
      buyer: toBuyer.later,
    },
    "24": {
      meaning: {
        en: "The operation is impossible for the acquirer. Check the state of the transaction.",
        fr: "L’opération est impossible pour l’acquéreur. Vérifiez l’état de la transaction.",
      },
      buyer: toBuyer.shop,
    },
    "25": {
      meaning: {
        en: "The acquirer does not know the transaction. Check the reference.",
        fr: "L’acquéreur ne connaît pas la transaction. Vérifiez la référence.",
      },
      buyer: toBuyer.shop,
    },
    "30": {
      meaning: {
        en: "The acquirer found a format error. Check the request; if it is right, tell the support of the gateway.",
        fr: "L’acquéreur a trouvé une erreur de format. Vérifiez la requête ; si elle est juste, prévenez le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "31": {
      meaning: {
        en: "The acquirer's identifier is unknown. Check the acquiring contract with the support of the gateway.",
        fr: "L’identifiant de l’acquéreur est inconnu. Vérifiez le contrat d’acquisition avec le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "33": {
      meaning: {
        en: "The means of payment has expired. Ask the buyer for another one.",
        fr: "Le moyen de paiement a expiré. Demandez-en un autre au client.",
      },
      buyer: toBuyer.expired,
    },
    "34": {
      meaning: {
        en: "Suspicion of fraud. Do not try again with this card; give no reason to the buyer.",
        fr: "Suspicion de fraude. Ne réessayez pas avec cette carte ; ne donnez pas de motif au client.",
      },
      buyer: toBuyer.neutral,
    },
    "40": {
      meaning: {
        en: "The acquirer does not support this function. Check the contract with your bank.",
        fr: "L’acquéreur ne prend pas en charge cette fonction. Vérifiez le contrat avec votre banque.",
      },
      buyer: toBuyer.shop,
    },
    "41": {
      meaning: {
        en: "The card was declared lost. Do not try again; give no reason to the buyer.",
        fr: "La carte est déclarée perdue. Ne réessayez pas ; ne donnez pas de motif au client.",
      },
      buyer: toBuyer.neutral,
    },
    "43": {
      meaning: {
        en: "The card was declared stolen. Do not try again; give no reason to the buyer.",
        fr: "La carte est déclarée volée. Ne réessayez pas ; ne donnez pas de motif au client.",
      },
      buyer: toBuyer.neutral,
    },
    "51": {
      meaning: {
        en: "Not enough money on the account, or a limit of the card is exceeded. The buyer may try another card or call the bank.",
        fr: "Provision insuffisante, ou plafond de la carte dépassé. Le client peut essayer une autre carte ou appeler sa banque.",
      },
      buyer: toBuyer.limit,
    },
    "54": {
      meaning: {
        en: "The card's validity date is past. Ask the buyer for another card.",
        fr: "La date de validité de la carte est dépassée. Demandez une autre carte au client.",
      },
      buyer: toBuyer.expired,
    },
    "55": {
      meaning: {
        en: "The holder's secret code is wrong. The buyer may try again or use another card.",
        fr: "Le code confidentiel du porteur est faux. Le client peut réessayer ou utiliser une autre carte.",
      },
      buyer: {
        en: "The secret code was not accepted. Please try again or use another card.",
        fr: "Le code confidentiel n’a pas été accepté. Veuillez réessayer ou utiliser une autre carte.",
      },
    },
    "56": {
      meaning: {
        en: "The card is not in the issuer's files. The buyer may check the number or try another card.",
        fr: "La carte ne figure pas dans les fichiers de l’émetteur. Le client peut vérifier le numéro ou essayer une autre carte.",
      },
      buyer: toBuyer.data,
    },
    "57": {
      meaning: {
        en: "The issuer does not permit this transaction to this holder. The buyer may try another card or call the bank.",
        fr: "L’émetteur ne permet pas cette transaction à ce porteur. Le client peut essayer une autre carte ou appeler sa banque.",
      },
      buyer: toBuyer.refused,
    },
    "58": {
      meaning: {
        en: "This transaction is forbidden at this terminal. Check what the acquiring contract covers.",
        fr: "Cette transaction est interdite à ce terminal. Vérifiez ce que couvre le contrat d’acquisition.",
      },
      buyer: toBuyer.shop,
    },
    "59": {
      meaning: {
        en: "Suspicion of fraud at the issuer. Do not try again with this card; give no reason to the buyer.",
        fr: "Suspicion de fraude chez l’émetteur. Ne réessayez pas avec cette carte ; ne donnez pas de motif au client.",
      },
      buyer: toBuyer.neutral,
    },
    "60": {
      meaning: {
        en: "The shop must contact its acquirer. Call your bank before you try again.",
        fr: "La boutique doit contacter son acquéreur. Appelez votre banque avant tout nouvel essai.",
      },
      buyer: toBuyer.shop,
    },
    "61": {
      meaning: {
        en: "The amount is above the limit of the card or the contract. The buyer may try another card or a smaller amount.",
        fr: "Le montant dépasse la limite de la carte ou du contrat. Le client peut essayer une autre carte ou un montant plus faible.",
      },
      buyer: toBuyer.limit,
    },
    "62": {
      meaning: {
        en: "The payment waits for confirmation. Ask for its result with getTransactionData; do not deliver yet.",
        fr: "Le paiement attend une confirmation. Demandez son résultat avec getTransactionData ; ne livrez pas encore.",
      },
      buyer: toBuyer.pending,
    },
    "63": {
      meaning: {
        en: "Security rules are not met. Check the authentication data sent with the payment.",
        fr: "Des règles de sécurité ne sont pas respectées. Vérifiez les données d’authentification jointes au paiement.",
      },
      buyer: toBuyer.neutral,
    },
    "65": {
      meaning: {
        en: "The number of transactions allowed for the day is exceeded. The buyer may try another card or come back later.",
        fr: "Le nombre de transactions permis pour la journée est dépassé. Le client peut essayer une autre carte ou revenir plus tard.",
      },
      buyer: toBuyer.attempts,
    },
    "68": {
      meaning: {
        en: "The answer is missing or came too late. Read the transaction with getTransactionData before you try again.",
        fr: "La réponse manque ou est arrivée trop tard. Lisez la transaction avec getTransactionData avant tout nouvel essai.",
      },
      buyer: toBuyer.bankAway,
    },
    "75": {
      meaning: {
        en: "Too many attempts were made with the payment details. The buyer may try another card.",
        fr: "Trop de tentatives ont été faites sur les données de paiement. Le client peut essayer une autre carte.",
      },
      buyer: toBuyer.attempts,
    },
    "87": {
      meaning: {
        en: "The terminal is unknown to the acquirer. Check the acquiring contract with the support of the gateway.",
        fr: "Le terminal est inconnu de l’acquéreur. Vérifiez le contrat d’acquisition avec le support de la passerelle.",
      },
      buyer: toBuyer.shop,
    },
    "90": {
      meaning: {
        en: "The system is stopped for a while. Try again later.",
        fr: "Le système est arrêté momentanément. Réessayez plus tard.",
      },
      buyer: toBuyer.later,
    },
    "91": {
      meaning: {
        en: "The issuer cannot be reached. Try again later, or ask for another card.",
        fr: "L’émetteur est injoignable. Réessayez plus tard, ou demandez une autre carte.",
      },
      buyer: toBuyer.bankAway,
    },
    "92": {
      meaning: {
        en: "There is not enough information to route the transaction to its issuer. Try another card or brand.",
        fr: "Les informations ne suffisent pas pour acheminer la transaction vers l’émetteur. Essayez une autre carte ou une autre marque.",
      },
      buyer: toBuyer.notForThis,
    },
    "94": {
      meaning: {
        en: "The acquirer has already received this transaction. Read it with getTransactionData before you act.",
        fr: "L’acquéreur a déjà reçu cette transaction. Lisez-la avec getTransactionData avant d’agir.",
      },
      buyer: toBuyer.twice,
    },
    "96": {
      meaning: {
        en: "The system of the acquirer does not work properly. Try again later.",
        fr: "Le système de l’acquéreur fonctionne mal. Réessayez plus tard.",
      },
      buyer: toBuyer.later,
    },
    "97": {
      meaning: {
        en: "The request expired and the transaction is refused. The buyer may start again.",
        fr: "La demande a expiré et la transaction est refusée. Le client peut recommencer.",
      },
      buyer: toBuyer.session,
    },
    "98": {
      meaning: {
        en: "A server cannot be reached. Try again later.",
        fr: "Un serveur est injoignable. Réessayez plus tard.",
      },
      buyer: toBuyer.later,
    },
    "99": {
      meaning: {
        en: "Technical incident at the acquirer. Try again later.",
        fr: "Incident technique chez l’acquéreur. Réessayez plus tard.",
      },
      buyer: toBuyer.later,
    },
    A1: {
      meaning: {
        en: "Refused because 3-D Secure data are missing (soft decline). Start again with the 3-D Secure flow.",
        fr: "Refusé car les données 3-D Secure manquent (soft decline). Recommencez avec le parcours 3-D Secure.",
      },
      buyer: toBuyer.confirm,
    },
    A4: {
      meaning: {
        en: "Refused because a 3-D Secure exemption was misused. Start again and ask for authentication.",
        fr: "Refusé car une exemption 3-D Secure a été mal employée. Recommencez en demandant l’authentification.",
      },
      buyer: toBuyer.confirm,
    },
    R1: {
      meaning: {
        en: "The holder revoked the recurring payments of this merchant. Stop the series and contact the buyer.",
        fr: "Le porteur a révoqué les paiements récurrents de ce commerçant. Arrêtez la série et contactez le client.",
      },
      buyer: toBuyer.recurring,
    },
    R3: {
      meaning: {
        en: "The holder revoked all recurring payments of the card. Stop the series and contact the buyer.",
        fr: "Le porteur a révoqué tous les paiements récurrents de la carte. Arrêtez la série et contactez le client.",
      },
      buyer: toBuyer.recurring,
    },
  },
});
