import type { Language } from "../shop/language.js";

/** The texts about an order that was paid more than once. */
export const overpaidSentences = {
  en: {
    paidTwice: "This order was paid twice.",
    surplus: "This payment is surplus.",
    counts: "This payment counts, the other one is surplus.",
    giveBack: (amount: string, reference: string) => `Give back ${amount} of ${reference}`,
    confirm: (amount: string) => ({
      question: `Give back ${amount}, which was paid twice?`,
      text: `${amount} will go back to the buyer. The order stays paid by its other payment. This cannot be undone.`,
      button: `Give back ${amount}`,
    }),
  },
  fr: {
    paidTwice: "Cette commande a été payée deux fois.",
    surplus: "Ce paiement est de trop.",
    counts: "Ce paiement compte, l’autre est de trop.",
    giveBack: (amount: string, reference: string) => `Rembourser le trop-perçu de ${amount} (${reference})`,
    confirm: (amount: string) => ({
      question: `Rembourser ${amount}, payés deux fois ?`,
      text: `${amount} reviennent à l’acheteur. La commande reste payée par son autre paiement. C’est définitif.`,
      button: `Rembourser ${amount}`,
    }),
  },
} as const satisfies Record<Language, unknown>;
