import type { Redirect } from "../payments/payments.js";
import { amountNow } from "./amount-now.js";
import { escapeHtml } from "./escape-html.js";
import { followScript } from "./follow-script.js";
import { pageFrame } from "./page-frame.js";
import type { PageView } from "./page-view.js";
import { postFormInputs } from "./post-form-inputs.js";
import { qrCode } from "./qr-code.js";

const texts = {
  en: (name: string, amount: string) => ({
    title: `Pay ${amount} with ${name}`,
    scan: `Scan this code with the ${name} app on your phone.`,
    code: `QR code that opens your payment in the ${name} app`,
    open: `Open the ${name} app`,
    waiting: "Waiting for your payment. This page continues once you have paid.",
    accepted: "Your payment has been received. Taking you back to the shop…",
    failed: "You have not been charged. Taking you back to the shop…",
    other: "There is news of your payment. Taking you back to the shop…",
    web: `Continue on the ${name} page`,
    leave: "Pay another way",
  }),
  fr: (name: string, amount: string) => ({
    title: `Payer ${amount} avec ${name}`,
    scan: `Scannez ce code avec l’application ${name} de votre téléphone.`,
    code: `Code QR qui ouvre votre paiement dans l’application ${name}`,
    open: `Ouvrir l’application ${name}`,
    waiting: "En attente de votre paiement. Cette page continue d’elle-même dès que vous avez payé.",
    accepted: "Votre paiement est bien reçu. Retour à la boutique…",
    failed: "Rien n’a été débité. Retour à la boutique…",
    other: "Votre paiement a avancé. Retour à la boutique…",
    web: `Continuer sur la page de ${name}`,
    leave: "Payer autrement",
  }),
} as const;

/**
 * The page for payments in a supplier's app: a QR code for another device, a link for this one, and the form to the
 * supplier's own page. It asks the shop for the result until there is one, announces it, and goes to the result page;
 * without JavaScript it reloads itself. On a phone the link comes first.
 *
 * @param progressUrl where `progress` is answered
 */
export function appPage(
  { form, payment, supplier = "", app }: Redirect & { readonly app: NonNullable<Redirect["app"]> },
  progressUrl: string,
  view: PageView,
): string {
  const amount = escapeHtml(amountNow(payment, view.language));
  const words = texts[view.language](escapeHtml(supplier), amount);
  const { accepted, failed, other } = words;
  // An app's own scheme in a new tab would leave an empty one.
  const target = app.link.startsWith("http") ? ` target="_blank" rel="noopener"` : "";
  return pageFrame(
    view,
    {
      title: words.title,
      style,
      head: `<noscript><meta http-equiv="refresh" content="10"></noscript>\n`,
      script: followScript(progressUrl, { accepted, failed, other }),
    },
    `<div class="ways">
<div>
<p>${words.scan}</p>
${qrCode(app.link, words.code)}
</div>
<p><a class="app" href="${escapeHtml(app.link)}"${target}>${words.open}</a></p>
</div>
<p id="progress" role="status">${words.waiting}</p>
<form method="post" action="${escapeHtml(form.action)}">
${postFormInputs(form)}
<button class="quiet">${words.web}</button>
</form>
<p class="leave"><a href="${escapeHtml(app.resultUrl)}">${words.leave}</a></p>`,
  );
}

const style = `.ways { display: flex; flex-direction: column; gap: 1rem; }
.ways p { margin-bottom: 0.5rem; }
svg { width: min(100%, 17rem); border: 1px solid var(--line); border-radius: 0.75rem; }
.app, .leave a { display: inline-block; padding: 0.6rem 0.75rem; }
#progress { min-height: 3rem; color: var(--soft); }
.leave { margin-top: 0.5rem; }
@media (hover: none) and (pointer: coarse) {
.ways { flex-direction: column-reverse; }
.app { display: block; padding: 0.75rem 1.25rem; border-radius: 0.5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
svg { width: min(70%, 12rem); }
}
`;
