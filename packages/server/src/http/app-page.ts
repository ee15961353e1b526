import type { Redirect } from "../payments/create-payments.js";
import { amountText } from "./amount-text.js";
import { escapeHtml } from "./csp.js";
import { followScript } from "./follow-script.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";
import { postFormInputs } from "./post-form-inputs.js";
import { qrCode } from "./qr-code.js";

const texts = {
  en: (name: string, amount: string) => ({
    title: `Pay ${amount} with ${name}`,
    scan: `Scan this code with the ${name} app on your phone.`,
    code: `QR code that opens your payment in the ${name} app`,
    open: `Open the ${name} app`,
    waiting: "Waiting for your payment. This page goes on by itself once you have paid.",
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
    failed: "Vous n’avez pas été débité. Retour à la boutique…",
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
  { form, supplier = "", app }: Redirect & { readonly app: NonNullable<Redirect["app"]> },
  {
    progressUrl,
    nonce,
    language,
  }: { readonly progressUrl: string; readonly nonce: string; readonly language: PageLanguage },
): string {
  const { amountMinor, currencyCode } = app.payment;
  const amount = escapeHtml(amountText(amountMinor, currencyCode, language));
  const words = texts[language](escapeHtml(supplier), amount);
  const { accepted, failed, other } = words;
  // An app's own scheme in a new tab would leave an empty one.
  const target = app.link.startsWith("http") ? ` target="_blank" rel="noopener"` : "";
  return pageFrame(
    {
      title: words.title,
      nonce,
      language,
      style,
      head: `<noscript><meta http-equiv="refresh" content="10"></noscript>\n`,
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
<p><a href="${escapeHtml(app.resultUrl)}">${words.leave}</a></p>
<script nonce="${nonce}">${followScript(progressUrl, { accepted, failed, other })}</script>`,
  );
}

const style = `.ways { display: flex; flex-direction: column; }
svg { width: min(100%, 17rem); border-radius: 0.75rem; }
.app { display: inline-block; padding: 0.5rem 0.75rem; }
#progress { min-height: 3rem; }
@media (hover: none) and (pointer: coarse) {
.ways { flex-direction: column-reverse; }
.app { padding: 0.875rem 1.5rem; border-radius: 0.5rem; background: #1d4ed8; color: #fff; text-decoration: none; }
svg { width: min(70%, 12rem); }
}
`;
