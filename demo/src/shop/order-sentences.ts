import type { Language } from "./language.js";
import type { OrderStanding } from "./standing.js";

type Told = Readonly<Record<OrderStanding, string>>;

const toldEn: Told = {
  open: "This order waits for your payment.",
  unsure:
    "Your bank has not given a final answer yet, and we are asking for one. Do not pay again; look here again in a few minutes.",
  "under-way":
    "You have begun to pay this order at your bank. If you have paid there, do not pay again: the result will appear here.",
  held: "Your payment is authorised. We check the order and write to you within a day.",
  paid: "Thank you. Your order is on its way.",
  cancelled: "We have cancelled this payment. It is not charged.",
  refunded: "We have refunded this order. The money returns to you within a few days.",
  "partly-cancelled": "We have cancelled a part of this payment, which is not charged.",
  "partly-refunded": "We have refunded a part of this order. The money returns to you within a few days.",
};

const toldFr: Told = {
  open: "Cette commande attend votre paiement.",
  unsure:
    "Votre banque n’a pas encore donné de réponse définitive, et nous l’interrogeons. Ne payez pas une seconde fois : revenez ici dans quelques minutes.",
  "under-way":
    "Vous avez commencé à payer cette commande auprès de votre banque. Si vous y avez payé, ne payez pas une seconde fois : le résultat s’affichera ici.",
  held: "Votre paiement est autorisé. Nous vérifions la commande et vous écrivons sous un jour.",
  paid: "Merci. Votre commande est en route.",
  cancelled: "Nous avons annulé ce paiement. Il n’est pas débité.",
  refunded: "Nous avons remboursé cette commande. La somme vous revient sous quelques jours.",
  "partly-cancelled": "Nous avons annulé une partie de ce paiement, qui n’est pas débitée.",
  "partly-refunded":
    "Nous avons remboursé une partie de cette commande. La somme vous revient sous quelques jours.",
};

/** The texts of orders and receipts, in the buyer's words. */
export const orderSentences = {
  en: {
    told: toldEn,
    placedOn: (day: string) => `Placed on ${day}`,
    paidWith: "Paid with",
    paidOn: "Paid on",
    cancelled: "Cancelled, not charged",
    refunded: "Refunded",
    deliverTo: "Delivery address",
    confirmationTo: "Confirmation sent to",
    notPaid: "The last payment did not go through, and nothing was charged.",
    seePayment: "See this payment",
    receipt: "Receipt",
    receiptOf: (id: string) => `Receipt for order ${id}`,
    seeReceipt: "See the receipt",
    print: "Print",
    soldBy: "Sold by",
    soldTo: "Sold to",
    orderNumber: "Order number",
    item: "Item",
    price: "Price",
    sum: "Amount",
    vatRate: "VAT rate",
    net: "Without VAT",
    vat: "VAT",
    gross: "With VAT",
    toOrder: "Back to the order",
    demonstration: "A demonstration: this is not an invoice.",
    outbox: "Outbox",
    outboxText: "E-mails of the demo. They are files in its folder; nothing is sent.",
    noMails: "No e-mail was sent yet.",
    to: "To",
    subject: "Subject",
  },
  fr: {
    told: toldFr,
    placedOn: (day: string) => `Passée le ${day}`,
    paidWith: "Réglée avec",
    paidOn: "Réglée le",
    cancelled: "Annulé, non débité",
    refunded: "Remboursé",
    deliverTo: "Adresse de livraison",
    confirmationTo: "Confirmation envoyée à",
    notPaid: "Le dernier paiement n’a pas abouti, et rien n’a été débité.",
    seePayment: "Voir ce paiement",
    receipt: "Reçu",
    receiptOf: (id: string) => `Reçu de la commande ${id}`,
    seeReceipt: "Voir le reçu",
    print: "Imprimer",
    soldBy: "Vendeur",
    soldTo: "Client",
    orderNumber: "Numéro de commande",
    item: "Article",
    price: "Prix",
    sum: "Montant",
    vatRate: "Taux",
    net: "Montant HT",
    vat: "TVA",
    gross: "Montant TTC",
    toOrder: "Retour à la commande",
    demonstration: "Une démonstration : ceci n’est pas une facture.",
    outbox: "Boîte d’envoi",
    outboxText: "Les e-mails de la démonstration. Ce sont des fichiers de son dossier ; rien n’est envoyé.",
    noMails: "Aucun e-mail n’a encore été envoyé.",
    to: "À",
    subject: "Objet",
  },
} as const satisfies Record<Language, unknown>;
