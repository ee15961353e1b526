import { escapeHtml } from "./csp.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";

const texts = {
  en: {
    back: { title: "Back from your bank", text: "Your bank has answered.", link: "See the result" },
    forged: {
      title: "Payment not found",
      text: "This address belongs to no payment of this shop. Nothing was charged by opening it. If you have paid, look at your orders in the shop.",
      link: "Back to the shop",
    },
  },
  fr: {
    back: { title: "Retour de votre banque", text: "Votre banque a répondu.", link: "Voir le résultat" },
    forged: {
      title: "Paiement introuvable",
      text: "Cette adresse ne correspond à aucun paiement de cette boutique. Son ouverture n'a rien débité. Si vous avez payé, consultez vos commandes dans la boutique.",
      link: "Retour à la boutique",
    },
  },
} as const;

/** Inside `<sips-challenge>`: tells the page around it where the result is, and links there when nobody listens. */
export function framedReturnPage(url: string, nonce: string, language: PageLanguage): string {
  const { title, text, link } = texts[language].back;
  // JSON inside a script: "<" must not be able to end it.
  const message = JSON.stringify({ type: "sips-return", url }).replaceAll("<", "\\u003c");
  return pageFrame(
    { title, nonce, language },
    `<p>${text}</p>
<p><a href="${escapeHtml(url)}" target="_top">${link}</a></p>
<script nonce="${nonce}">parent.postMessage(${message}, location.origin);</script>`,
  );
}

/** For a return whose reference is not ours. */
export function forgedReturnPage(nonce: string, language: PageLanguage): string {
  const { title, text, link } = texts[language].forged;
  return pageFrame(
    { title, nonce, language },
    `<p>${text}</p>\n<p><a href="/" target="_top">${link}</a></p>`,
  );
}
