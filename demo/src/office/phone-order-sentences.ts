import type { Language } from "../shop/language.js";

interface PhoneOrderSentences {
  readonly title: string;
  readonly hint: string;
  readonly unavailable: string;
  readonly noScript: string;
  readonly product: string;
  readonly quantity: string;
  readonly channel: string;
  readonly channels: Readonly<Record<"TELEPHONE_ORDER" | "MAIL_ORDER", string>>;
  readonly cardNumber: string;
  readonly expiry: string;
  readonly expiryHint: string;
  readonly csc: string;
  readonly holder: string;
  readonly charge: string;
  readonly wrongCard: string;
  readonly wrongOrder: string;
  readonly accepted: (amount: string, orderId: string) => string;
  readonly held: (amount: string, orderId: string) => string;
  readonly toReview: string;
  readonly reviewRefused: (amount: string, orderId: string) => string;
  readonly refused: (code: string) => string;
  readonly notDone: string;
  readonly unsure: string;
  readonly transaction: string;
}

/** The texts of the page for orders by phone and mail. */
export const phoneOrderSentences: Readonly<Record<Language, PhoneOrderSentences>> = {
  en: {
    title: "New phone order",
    hint: "For a buyer who is on the phone, or has written. They cannot authenticate, so the shop is liable if they dispute the payment.",
    unavailable: "This shop has no key of the bank to encrypt cards with, so it takes no orders by phone.",
    noScript: "Cards are encrypted by JavaScript: please switch it on and load this page again.",
    product: "Product",
    quantity: "Quantity",
    channel: "How the order came in",
    channels: { TELEPHONE_ORDER: "By phone", MAIL_ORDER: "By mail" },
    cardNumber: "Card number",
    expiry: "Expiry date",
    expiryHint: "MM/YY",
    csc: "Security code (by phone only)",
    holder: "Cardholder name",
    charge: "Charge the card",
    wrongCard: "Check the card number and the expiry date. Nothing was charged.",
    wrongOrder: "Check the product and the quantity. Nothing was charged.",
    accepted: (amount, orderId) => `${amount} charged. Order ${orderId} is paid.`,
    held: (amount, orderId) =>
      `${amount} is held for review. Order ${orderId} is not paid yet: accept or refuse it in the review queue.`,
    toReview: "Review queue",
    reviewRefused: (amount, orderId) =>
      `Order ${orderId} was refused after its review. ${amount} is not charged.`,
    refused: (code) => `The bank has refused the card (code ${code}). Nothing was charged.`,
    notDone: "Nothing was charged. Please try again.",
    unsure:
      "The result is not known yet. Do not charge the card again: this page shows the result when it is reloaded.",
    transaction: "Transaction",
  },
  fr: {
    title: "Nouvelle commande par téléphone",
    hint: "Pour un client au téléphone, ou qui a écrit. Il ne peut pas s’authentifier : en cas de contestation, la boutique est responsable.",
    unavailable:
      "Cette boutique n’a pas de clé de la banque pour chiffrer les cartes : elle ne prend pas de commandes par téléphone.",
    noScript: "Les cartes sont chiffrées par JavaScript : activez-le puis rechargez cette page.",
    product: "Article",
    quantity: "Quantité",
    channel: "Origine de la commande",
    channels: { TELEPHONE_ORDER: "Par téléphone", MAIL_ORDER: "Par courrier" },
    cardNumber: "Numéro de carte",
    expiry: "Date d’expiration",
    expiryHint: "MM/AA",
    csc: "Cryptogramme visuel (par téléphone seulement)",
    holder: "Nom du titulaire",
    charge: "Débiter la carte",
    wrongCard: "Vérifiez le numéro de carte et la date d’expiration. Rien n’a été débité.",
    wrongOrder: "Vérifiez l’article et la quantité. Rien n’a été débité.",
    accepted: (amount, orderId) => `${amount} débités. La commande ${orderId} est payée.`,
    held: (amount, orderId) =>
      `${amount} sont en attente de vérification. La commande ${orderId} n’est pas encore payée : acceptez-la ou refusez-la dans la liste des paiements à vérifier.`,
    toReview: "Paiements à vérifier",
    reviewRefused: (amount, orderId) =>
      `La commande ${orderId} a été refusée après vérification. ${amount} ne sont pas débités.`,
    refused: (code) => `La banque a refusé la carte (code ${code}). Rien n’a été débité.`,
    notDone: "Rien n’a été débité. Veuillez réessayer.",
    unsure:
      "Le résultat n’est pas encore connu. Ne débitez pas la carte une seconde fois : rechargez cette page pour le voir.",
    transaction: "Transaction",
  },
};
