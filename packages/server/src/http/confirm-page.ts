import { codes, meaningOf } from "@sips-kit/protocol";
import type { ToConfirm } from "../payments/payments.js";
import { amountLine, amountNow } from "./amount-now.js";
import { busyScript } from "./busy-script.js";
import { escapeHtml } from "./escape-html.js";
import { pageFrame } from "./page-frame.js";
import type { PageView } from "./page-view.js";

const texts = {
  en: {
    title: "Confirm your payment",
    order: "Order",
    payer: "Paid by",
    delivery: "Delivery address",
    unread: "Who pays and where to deliver cannot be shown at the moment.",
    pay: (amount: string) => `Pay ${amount}`,
    cancel: "Do not pay",
    busy: "One moment: your answer is being sent.",
  },
  fr: {
    title: "Confirmez votre paiement",
    order: "Commande",
    payer: "Payé par",
    delivery: "Adresse de livraison",
    unread: "Le payeur et l’adresse de livraison ne peuvent pas être affichés pour le moment.",
    pay: (amount: string) => `Payer ${amount}`,
    cancel: "Ne pas payer",
    busy: "Un instant : votre réponse est en cours d’envoi.",
  },
} as const;

/**
 * The back-forward cache would ask again what has been answered: the server knows what came of it, and leads there.
 */
const loadedAnew = `addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});`;

/** The page where the buyer sees what they are about to pay, and confirms. Its form posts to its own address. */
export function confirmPage({ payment, shown }: ToConfirm, view: PageView): string {
  const words = texts[view.language];
  const rows = [
    row(words.order, [payment.orderId]),
    row(words.payer, [shown?.name, shown?.email]),
    row(words.delivery, [
      ...(shown?.deliveryAddress ?? []),
      countryName(shown?.deliveryCountry, view.language),
    ]),
  ];
  return pageFrame(
    view,
    { title: words.title, script: `${busyScript(words.busy)}\n${loadedAnew}` },
    `${amountLine(payment, view.language)}
<dl>
${rows.join("")}</dl>
${shown ? "" : `<p>${words.unread}</p>`}
<form method="post">
<p><button name="answer" value="confirm">${escapeHtml(words.pay(amountNow(payment, view.language)))}</button></p>
<p><button class="quiet" name="answer" value="cancel">${words.cancel}</button></p>
<p id="busy" class="busy-sign" role="status"></p>
</form>`,
  );
}

/** A code that is in no list is shown as it is. */
function countryName(code: string | undefined, language: PageView["language"]): string | undefined {
  if (code === undefined || !Object.hasOwn(codes.country.values, code)) return code;
  return meaningOf(codes.country, code, language);
}

function row(name: string, values: readonly (string | undefined)[]): string {
  const lines = values.flatMap((value) => (value ? [escapeHtml(value)] : []));
  return lines.length > 0 ? `<div><dt>${name}</dt><dd>${lines.join("<br>")}</dd></div>\n` : "";
}
