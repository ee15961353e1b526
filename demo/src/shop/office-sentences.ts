import type { OperationKind } from "@sips-kit/server";
import type { Language } from "./language.js";

type KindWords = Readonly<Record<OperationKind, string>>;

const kindsEn: KindWords = {
  cancel: "Cancel",
  refund: "Refund",
  validate: "Validate",
  acceptReview: "Accept the order",
  refuseReview: "Refuse the order",
  duplicate: "Duplicate",
  creditHolder: "Credit",
  charge: "Charge the saved card",
  saveCard: "Save the card",
};

const kindsFr: KindWords = {
  cancel: "Annuler",
  refund: "Rembourser",
  validate: "Valider",
  acceptReview: "Accepter la commande",
  refuseReview: "Refuser la commande",
  duplicate: "Dupliquer",
  creditHolder: "Créditer",
  charge: "Débiter la carte enregistrée",
  saveCard: "Enregistrer la carte",
};

/** The texts of the back office. */
export const officeSentences = {
  en: {
    title: "Back office",
    demo: "A demonstration: a real shop asks its staff who they are before this page. Here anybody may try.",
    enter: "Sign in as staff",
    leave: "Sign out",
    toList: "All orders",
    guest: "Guest",
    payment: "Payment",
    noPayment: "No payment",
    noOrders: "No orders yet.",
    atGateway: "At the gateway",
    status: "Status",
    left: "Remaining",
    unreachable: "The gateway is not responding, so its record is not known.",
    notThere: "The gateway knows no such transaction.",
    actions: "Actions",
    nothing: "Nothing can be done with this payment at the moment.",
    amount: "Amount in euros",
    kinds: kindsEn,
    operations: "Operations",
    operation: "Operation",
    result: "Result",
    done: {
      cancel: (amount: string) => `${amount} cancelled.`,
      refund: (amount: string) => `${amount} refunded.`,
      validate: (amount: string) => `${amount} validated: it goes to the bank.`,
      acceptReview: () => "The order is accepted, and its payment goes on.",
      refuseReview: () => "The order is refused, and its payment is cancelled.",
    },
    back: "Back, change nothing",
    confirm: {
      cancel: (amount: string) => ({
        question: `Cancel ${amount} of this payment?`,
        text: `${amount} will not be charged to the buyer. This cannot be undone.`,
        button: `Cancel ${amount}`,
      }),
      refund: (amount: string) => ({
        question: `Refund ${amount} of this payment?`,
        text: `${amount} will go back to the buyer. This cannot be undone.`,
        button: `Refund ${amount}`,
      }),
      validate: (amount: string) => ({
        question: `Validate ${amount} of this payment?`,
        text: `${amount} will be sent to the bank and charged to the buyer.`,
        button: `Validate ${amount}`,
      }),
      refundOverpayment: (amount: string) => ({
        question: `Give back ${amount}, which was paid twice?`,
        text: `${amount} will go back to the buyer. The order stays paid by its other payment. This cannot be undone.`,
        button: `Give back ${amount}`,
      }),
      acceptReview: () => ({
        question: "Accept this order?",
        text: "Its payment goes on, and the buyer is charged.",
        button: "Accept the order",
      }),
      refuseReview: () => ({
        question: "Refuse this order?",
        text: "Its payment is cancelled. This cannot be undone.",
        button: "Refuse the order",
      }),
    },
    paymentMethod: "Payment method",
    methods: { card: "Card", "saved-card": "Saved card", paypal: "PayPal", ideal: "iDEAL" },
    paidTwice: "This order was paid twice.",
    tooMany: "This payment is surplus: give it back.",
    keep: "This payment counts. Give the other one back:",
    tooMuch: (amount: string) => `Refused: ${amount} is more than what is left of this payment.`,
    refusedBecause: (code: string) => `Refused by the gateway (code ${code}). Nothing has moved.`,
    notDone: "Not done: the gateway could not be reached. Nothing has moved; you may try again.",
    unsure:
      "The gateway's answer was lost, and we are querying it. Do not send this again; check here in a moment.",
    problems: {
      amount: "Enter an amount above 0, such as 12.34.",
      PAYMENT_OPERATION_PENDING:
        "Another operation on this payment is still in progress. Check again in a moment.",
      PAYMENT_OPERATION_ID_REUSED: "This form was sent before with another amount. It was not sent again.",
      other: "This cannot be done.",
    },
  },
  fr: {
    title: "Gestion",
    demo: "Une démonstration : une vraie boutique vérifie l’identité de son personnel avant cette page. Ici, chacun peut essayer.",
    enter: "Se connecter en tant que personnel",
    leave: "Se déconnecter",
    toList: "Toutes les commandes",
    guest: "Invité",
    payment: "Paiement",
    noPayment: "Aucun paiement",
    noOrders: "Aucune commande pour l’instant.",
    atGateway: "Sur la passerelle",
    status: "Statut",
    left: "Solde restant",
    unreachable: "La passerelle ne répond pas pour le moment ; on ne sait pas ce qu’elle détient.",
    notThere: "La passerelle ne connaît pas cette transaction.",
    actions: "Actions",
    nothing: "Rien ne peut être fait avec ce paiement pour le moment.",
    amount: "Montant en euros",
    kinds: kindsFr,
    operations: "Opérations",
    operation: "Opération",
    result: "Résultat",
    done: {
      cancel: (amount: string) => `${amount} annulés.`,
      refund: (amount: string) => `${amount} remboursés.`,
      validate: (amount: string) => `${amount} validés : ils partent à la banque.`,
      acceptReview: () => "La commande est acceptée, et son paiement continue.",
      refuseReview: () => "La commande est refusée, et son paiement est annulé.",
    },
    back: "Revenir, ne rien changer",
    confirm: {
      cancel: (amount: string) => ({
        question: `Annuler ${amount} de ce paiement ?`,
        text: `${amount} ne seront pas débités à l’acheteur. C’est définitif.`,
        button: `Annuler ${amount}`,
      }),
      refund: (amount: string) => ({
        question: `Rembourser ${amount} de ce paiement ?`,
        text: `${amount} reviennent à l’acheteur. C’est définitif.`,
        button: `Rembourser ${amount}`,
      }),
      validate: (amount: string) => ({
        question: `Valider ${amount} de ce paiement ?`,
        text: `${amount} partent à la banque, et sont débités à l’acheteur.`,
        button: `Valider ${amount}`,
      }),
      refundOverpayment: (amount: string) => ({
        question: `Rendre ${amount}, payés deux fois ?`,
        text: `${amount} reviennent à l’acheteur. La commande reste payée par son autre paiement. C’est définitif.`,
        button: `Rendre ${amount}`,
      }),
      acceptReview: () => ({
        question: "Accepter cette commande ?",
        text: "Son paiement continue, et l’acheteur est débité.",
        button: "Accepter la commande",
      }),
      refuseReview: () => ({
        question: "Refuser cette commande ?",
        text: "Son paiement est annulé. C’est définitif.",
        button: "Refuser la commande",
      }),
    },
    paymentMethod: "Moyen de paiement",
    methods: { card: "Carte", "saved-card": "Carte enregistrée", paypal: "PayPal", ideal: "iDEAL" },
    paidTwice: "Cette commande a été payée deux fois.",
    tooMany: "Ce paiement est de trop : remboursez-le.",
    keep: "Ce paiement compte. Remboursez l’autre :",
    tooMuch: (amount: string) => `Refusé : ${amount} dépassent ce qui reste de ce paiement.`,
    refusedBecause: (code: string) => `Refusé par la passerelle (code ${code}). Rien n’a bougé.`,
    notDone: "Non fait : la passerelle est injoignable. Rien n’a bougé ; vous pouvez réessayer.",
    unsure:
      "La réponse de la passerelle s’est perdue. Nous l’interrogeons : ne renvoyez pas cette demande et consultez cette page dans un instant.",
    problems: {
      amount: "Saisissez un montant supérieur à 0, par exemple 12,34.",
      PAYMENT_OPERATION_PENDING:
        "Une autre opération sur ce paiement n’est pas terminée. Réessayez dans un instant.",
      PAYMENT_OPERATION_ID_REUSED:
        "Ce formulaire a déjà été envoyé avec un autre montant. Il n’a pas été renvoyé.",
      other: "Cette opération n’est pas possible.",
    },
  },
} as const satisfies Record<Language, unknown>;
