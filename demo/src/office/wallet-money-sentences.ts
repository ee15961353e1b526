import type { Language } from "../shop/language.js";

/** The texts of what moves money to or from a customer's saved card: charges, and credits with their approval. */
export const walletMoneySentences = {
  en: {
    credits: "Credits",
    toCredits: "All credits",
    charge: {
      open: "Charge this card",
      hint: "The customer is away and has agreed to it: a subscription, a deposit, a late fee.",
      confirm: (amount: string, card: string) => ({
        question: `Charge ${amount} to ${card}?`,
        text: `${amount} is charged now, while the customer is away.`,
        button: `Charge ${amount}`,
      }),
      done: (amount: string) => `${amount} charged to the saved card.`,
    },
    credit: {
      open: "Credit this card",
      hint: (most: string, alone: string) =>
        `Money that leaves the shop without a payment before it: ${most} at most. Above ${alone} another member of staff must approve it.`,
      confirm: (amount: string, card: string, waits: boolean) => ({
        question: `Credit ${amount} to ${card}?`,
        text: waits
          ? "Nothing is sent before another member of staff has approved it."
          : `${amount} is sent to the customer at once. This cannot be undone.`,
        button: waits ? `Request the credit of ${amount}` : `Credit ${amount}`,
      }),
      done: (amount: string) => `${amount} credited to the saved card.`,
    },
    amount: "Amount in euros",
    orderId: "Order id (optional)",
    orderHint: "For the accounts: up to 32 letters and digits. It marks no order of the shop as paid.",
    goOn: "Continue",
    transaction: "Transaction",
    mustAuthenticate:
      "Refused: the bank wants the cardholder to authenticate. Ask the customer to pay in the shop. Nothing was charged.",
    dayLimit:
      "Refused: with it, more would be credited in 24 hours than this shop permits. Nothing was sent.",
    problems: {
      amount: "Enter an amount above 0, such as 12.34. Nothing was sent.",
      limit: (most: string) => `A credit is ${most} at most. Nothing was sent.`,
      order: "An order id has up to 32 letters and digits. Nothing was sent.",
      name: "A name has 1 to 50 characters, without three digits in a row, which could be a security code, and is no card number. Nothing was changed.",
      unreadable: "The gateway is not responding, so the card is not known. Nothing was sent.",
      PAYMENT_OPERATION_ID_REUSED: "This form was sent before with other values. It was not sent again.",
      own: "You requested this credit, so another member of staff must approve it. Nothing was sent.",
      gone: "This credit does not wait for approval any more.",
      other: "This cannot be done. Nothing was sent.",
    },
    waiting: "Waiting for approval",
    noneWaits: "No credit waits for approval.",
    earlier: "Of the last 30 days",
    customer: "Customer",
    card: "Card",
    order: "Order",
    requested: "Requested",
    reason: "Reason",
    noReason: "none given",
    expires: "Expires",
    waits: (amount: string) => `${amount} waits for the approval of another member of staff.`,
    declined: (who: string) => `Declined by ${who}. Nothing was sent.`,
    expired: "Nobody approved it in time. Nothing was sent.",
    approvedBy: (who: string) => `Approved by ${who}.`,
    ownCredit: "You requested it: another member of staff must approve it.",
    approve: (amount: string) => ({
      question: `Approve the credit of ${amount}?`,
      text: `${amount} is sent to the customer’s card at once. This cannot be undone.`,
      button: `Approve ${amount}`,
    }),
    decline: (amount: string) => ({
      question: `Decline the credit of ${amount}?`,
      text: "Nothing is sent to the customer. This cannot be undone; the credit can be requested again.",
      button: `Decline ${amount}`,
    }),
  },
  fr: {
    credits: "Crédits",
    toCredits: "Tous les crédits",
    charge: {
      open: "Débiter cette carte",
      hint: "Le client est absent et a donné son accord : abonnement, caution, frais de retard.",
      confirm: (amount: string, card: string) => ({
        question: `Débiter ${amount} sur ${card} ?`,
        text: `${amount} sont débités maintenant, en l’absence du client.`,
        button: `Débiter ${amount}`,
      }),
      done: (amount: string) => `${amount} débités sur la carte enregistrée.`,
    },
    credit: {
      open: "Créditer cette carte",
      hint: (most: string, alone: string) =>
        `Un versement sans paiement préalable : ${most} au plus. Au-delà de ${alone}, un autre membre du personnel doit l’approuver.`,
      confirm: (amount: string, card: string, waits: boolean) => ({
        question: `Créditer ${amount} sur ${card} ?`,
        text: waits
          ? "Rien n’est envoyé avant l’approbation d’un autre membre du personnel."
          : `${amount} partent aussitôt vers le client. C’est définitif.`,
        button: waits ? `Demander le crédit de ${amount}` : `Créditer ${amount}`,
      }),
      done: (amount: string) => `${amount} crédités sur la carte enregistrée.`,
    },
    amount: "Montant en euros",
    orderId: "Numéro de commande (facultatif)",
    orderHint:
      "Pour la comptabilité : 32 lettres et chiffres au plus. Aucune commande de la boutique n’est marquée payée.",
    goOn: "Continuer",
    transaction: "Transaction",
    mustAuthenticate:
      "Refusé : la banque veut que le porteur s’authentifie. Invitez le client à payer dans la boutique. Rien n’a été débité.",
    dayLimit: "Refusé : le plafond des crédits sur 24 heures serait dépassé. Rien n’a été envoyé.",
    problems: {
      amount: "Saisissez un montant supérieur à 0, par exemple 12,34. Rien n’a été envoyé.",
      limit: (most: string) => `Un crédit est de ${most} au plus. Rien n’a été envoyé.`,
      order: "Un numéro de commande a 32 lettres et chiffres au plus. Rien n’a été envoyé.",
      name: "Un nom a de 1 à 50 caractères, sans trois chiffres à la suite : ce pourrait être un cryptogramme. Rien n’a changé.",
      unreadable: "La passerelle ne répond pas ; la carte est inconnue. Rien n’a été envoyé.",
      PAYMENT_OPERATION_ID_REUSED:
        "Ce formulaire a déjà été envoyé avec d’autres valeurs. Il n’a pas été renvoyé.",
      own: "Vous avez demandé ce crédit : un autre membre du personnel doit l’approuver. Rien n’a été envoyé.",
      gone: "Ce crédit n’attend plus d’approbation.",
      other: "Cette opération n’est pas possible. Rien n’a été envoyé.",
    },
    waiting: "En attente d’approbation",
    noneWaits: "Aucun crédit n’attend d’approbation.",
    earlier: "Des 30 derniers jours",
    customer: "Client",
    card: "Carte",
    order: "Commande",
    requested: "Demandé",
    reason: "Motif",
    noReason: "non précisé",
    expires: "Expire",
    waits: (amount: string) => `${amount} en attente de l’approbation d’un autre membre du personnel.`,
    declined: (who: string) => `Rejeté par ${who}. Rien n’a été envoyé.`,
    expired: "Personne ne l’a approuvé à temps. Rien n’a été envoyé.",
    approvedBy: (who: string) => `Approuvé par ${who}.`,
    ownCredit: "Vous l’avez demandé : un autre membre du personnel doit l’approuver.",
    approve: (amount: string) => ({
      question: `Approuver le crédit de ${amount} ?`,
      text: `${amount} partent aussitôt vers la carte du client. C’est définitif.`,
      button: `Approuver ${amount}`,
    }),
    decline: (amount: string) => ({
      question: `Rejeter le crédit de ${amount} ?`,
      text: "Rien n’est envoyé au client. C’est définitif ; le crédit peut être demandé à nouveau.",
      button: `Rejeter ${amount}`,
    }),
  },
} as const satisfies Record<Language, unknown>;

/** A problem named by a page's address, in words; undefined when there is none. */
export function problemText(problem: unknown, most: string, language: Language): string | undefined {
  const say = walletMoneySentences[language].problems;
  if (problem === undefined) return undefined;
  // The address may name anything: names that are not in the table become "other".
  const known = Object.entries(say).find(([name]) => name === problem)?.[1] ?? say.other;
  return typeof known === "string" ? known : known(most);
}
