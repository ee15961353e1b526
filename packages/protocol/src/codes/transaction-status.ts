import { codeList } from "../code-list.js";

/** State of a transaction in its life cycle; newStatus uses the same list. */
export const transactionStatus = codeList({
  name: "transactionStatus",
  values: {
    TO_AUTHORIZE: {
      meaning: { en: "The authorisation still has to be asked for.", fr: "L’autorisation reste à demander." },
    },
    TO_REPLAY: {
      meaning: {
        en: "Waits for the merchant's validation; a new authorisation will then be asked for.",
        fr: "Attend la validation du commerçant ; une nouvelle autorisation sera alors demandée.",
      },
    },
    TO_VALIDATE: {
      meaning: { en: "Waits for the merchant's validation.", fr: "Attend la validation du commerçant." },
    },
    TO_CAPTURE: {
      meaning: {
        en: "Will be sent to the bank to debit the buyer.",
        fr: "Sera envoyée à la banque pour débiter le client.",
      },
    },
    TO_CREDIT: {
      meaning: {
        en: "Will be sent to the bank to credit the buyer.",
        fr: "Sera envoyée à la banque pour créditer le client.",
      },
    },
    TO_CHALLENGE: {
      meaning: {
        en: "Held for fraud review: accept it with acceptChallenge or refuse it with refuseChallenge.",
        fr: "Retenue pour examen antifraude : acceptez-la avec acceptChallenge ou refusez-la avec refuseChallenge.",
      },
    },
    CAPTURED: { meaning: { en: "Sent to the bank.", fr: "Envoyée à la banque." } },
    CREDITED: { meaning: { en: "Fully refunded.", fr: "Entièrement remboursée." } },
    CANCELLED: { meaning: { en: "Fully cancelled.", fr: "Entièrement annulée." } },
    REFUSED: { meaning: { en: "Refused.", fr: "Refusée." } },
    EXPIRED: {
      meaning: { en: "Not validated or not captured in time.", fr: "Non validée ou non capturée à temps." },
    },
    REFERRAL: {
      meaning: {
        en: "Waits to be forced after a call to the issuer.",
        fr: "Attend d’être forcée après un appel à l’émetteur.",
      },
    },
    WAITING_AUTHOR: {
      meaning: {
        en: "Taken out for automatic authorisation at the end of the capture delay.",
        fr: "Extraite pour autorisation automatique à la fin du délai de capture.",
      },
    },
    PENDING: {
      meaning: {
        en: "Waits for the answer to the authorisation request.",
        fr: "Attend la réponse à la demande d’autorisation.",
      },
    },
    ENDED: {
      meaning: {
        en: "The transaction's life cycle is over.",
        fr: "Le cycle de vie de la transaction est terminé.",
      },
    },
  },
});
