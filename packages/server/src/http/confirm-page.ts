import type { ToConfirm } from "../payments/create-payments.js";
import { amountText } from "./amount-text.js";
import { escapeHtml } from "./csp.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";

const texts = {
  en: {
    title: "Confirm your payment",
    order: "Order",
    amount: "Amount",
    payer: "Paid by",
    delivery: "Delivery address",
    unread: "Who pays and where to deliver cannot be shown at the moment.",
    pay: (amount: string) => `Pay ${amount}`,
    cancel: "Do not pay",
  },
  fr: {
    title: "Confirmez votre paiement",
    order: "Commande",
    amount: "Montant",
    payer: "Payé par",
    delivery: "Adresse de livraison",
    unread: "Le payeur et l’adresse de livraison ne peuvent pas être affichés pour le moment.",
    pay: (amount: string) => `Payer ${amount}`,
    cancel: "Ne pas payer",
  },
} as const;

/** The page where the buyer sees what they are about to pay, and confirms. Its form posts to its own address. */
export function confirmPage({ payment, shown }: ToConfirm, nonce: string, language: PageLanguage): string {
  const words = texts[language];
  const amount = amountText(payment.amountMinor, payment.currencyCode, language);
  const rows = [
    row(words.order, [payment.orderId]),
    row(words.amount, [amount]),
    row(words.payer, [shown?.name, shown?.email]),
    row(words.delivery, shown?.deliveryAddress ?? []),
  ];
  return pageFrame(
    { title: words.title, nonce, language },
    `<dl>
${rows.join("")}</dl>
${shown ? "" : `<p>${words.unread}</p>`}
<form method="post">
<p><button name="answer" value="confirm">${escapeHtml(words.pay(amount))}</button></p>
<p><button class="quiet" name="answer" value="cancel">${words.cancel}</button></p>
</form>`,
  );
}

function row(name: string, values: readonly (string | undefined)[]): string {
  const lines = values.flatMap((value) => (value ? [escapeHtml(value)] : []));
  return lines.length > 0 ? `<dt>${name}</dt><dd>${lines.join("<br>")}</dd>\n` : "";
}
