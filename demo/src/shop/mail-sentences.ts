import type { Language } from "./language.js";

/** The texts of the e-mails. */
export const mailSentences = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    confirmed: {
      subject: (id: string) => `Your order ${id} is confirmed`,
      lead: "Thank you for your order. We pack it within two days.",
    },
    held: {
      subject: (id: string) => `We are checking your order ${id}`,
      lead: "Thank you for your order. We check it within a day and write to you again. Please do not pay again.",
    },
    refused: {
      subject: (id: string) => `The payment of your order ${id} was refused`,
      lead: "Your bank has refused the payment. Nothing was charged, and your order is kept: you can pay it in another way.",
    },
    refunded: {
      subject: (id: string) => `A refund for your order ${id}`,
      lead: "We have sent you a refund.",
    },
    refundedOf: (amount: string, means: string) =>
      `${amount} will return to you within a few days, in the way you have paid: ${means}.`,
    total: (amount: string, vat: string) => `Total: ${amount}, including VAT of ${vat}`,
    inInstalments: (count: number) => `In ${count} instalments:`,
    paidWith: (means: string) => `Paid with: ${means}`,
    deliverTo: "We deliver to:",
    end: "Maison Verveine (a demonstration: nothing is sold and nothing is sent)",
  },
  fr: {
    hello: (name: string) => `Bonjour ${name},`,
    confirmed: {
      subject: (id: string) => `Votre commande ${id} est confirmée`,
      lead: "Merci pour votre commande. Nous la préparons sous deux jours.",
    },
    held: {
      subject: (id: string) => `Nous vérifions votre commande ${id}`,
      lead: "Merci pour votre commande. Nous la vérifions sous un jour et vous écrivons de nouveau. Merci de ne pas payer une seconde fois.",
    },
    refused: {
      subject: (id: string) => `Le paiement de votre commande ${id} a été refusé`,
      lead: "Votre banque a refusé le paiement. Rien n’a été débité et votre commande est conservée : vous pouvez la régler autrement.",
    },
    refunded: {
      subject: (id: string) => `Un remboursement pour votre commande ${id}`,
      lead: "Nous vous avons adressé un remboursement.",
    },
    refundedOf: (amount: string, means: string) =>
      `${amount} vous seront remboursés sous quelques jours, par le moyen de paiement utilisé : ${means}.`,
    total: (amount: string, vat: string) => `Total : ${amount}, dont TVA ${vat}`,
    inInstalments: (count: number) => `En ${count} échéances :`,
    paidWith: (means: string) => `Réglée avec : ${means}`,
    deliverTo: "Livraison à :",
    end: "Maison Verveine (une démonstration : rien n’est vendu ni expédié)",
  },
} as const satisfies Record<Language, unknown>;
