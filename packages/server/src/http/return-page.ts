import { escapeHtml } from "./csp.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";

const texts = {
  en: {
    back: { title: "Back from your bank", text: "Your bank has answered.", link: "See the result" },
    forged: {
      title: "Payment not found",
      text: "This link does not belong to a payment of this shop, or it has expired. Opening it charged nothing. If you have paid, check your orders in the shop.",
      link: "Back to the shop",
    },
    tooMany: {
      title: "Too many attempts",
      text: "Too many answers came back for this payment. This one charged nothing. Check the payment’s status; if it is not paid, start again from your basket.",
      link: "See the payment",
    },
    unsigned: {
      title: "Too many attempts",
      text: "Too many answers came back for this mandate. This one saved nothing. Sign again from your account.",
      link: "Back to your account",
    },
    changed: {
      title: "Your order has changed",
      text: "Your order has changed since you began to pay. Nothing was charged. Check your order and pay again.",
      link: "Back to the shop",
    },
    unconfirmed: {
      title: "One moment",
      text: "The shop could not confirm your order. Nothing was charged. Please try again in a moment; you do not need to go back to your bank.",
      button: "Try again",
    },
  },
  fr: {
    back: { title: "Retour de votre banque", text: "Votre banque a répondu.", link: "Voir le résultat" },
    forged: {
      title: "Paiement introuvable",
      text: "Cette adresse ne correspond à aucun paiement de cette boutique, ou n’est plus valable. Son ouverture n’a rien débité. Si vous avez payé, consultez vos commandes dans la boutique.",
      link: "Retour à la boutique",
    },
    tooMany: {
      title: "Trop de tentatives",
      text: "Trop de réponses sont revenues pour ce paiement. Celle-ci n’a rien débité. Consultez l’état du paiement ; s’il n’est pas payé, recommencez depuis votre panier.",
      link: "Voir le paiement",
    },
    unsigned: {
      title: "Trop de tentatives",
      text: "Trop de réponses sont revenues pour ce mandat. Celle-ci n’a rien enregistré. Signez de nouveau depuis votre compte.",
      link: "Retour à votre compte",
    },
    changed: {
      title: "Votre commande a changé",
      text: "Votre commande a changé depuis le début du paiement. Rien n’a été débité. Vérifiez-la et payez de nouveau.",
      link: "Retour à la boutique",
    },
    unconfirmed: {
      title: "Un instant",
      text: "La boutique n’a pas pu confirmer votre commande. Rien n’a été débité. Réessayez dans un instant ; inutile de retourner chez votre banque.",
      button: "Réessayer",
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

/** For an address whose reference is forged or has expired. */
export function forgedReturnPage(nonce: string, language: PageLanguage): string {
  return messagePage(texts[language].forged, "/", nonce, language);
}

/** For a rejected return: says why, and where to go next. */
export function untakenReturnPage(
  why: "tooMany" | "changed" | "unsigned",
  url: string,
  nonce: string,
  language: PageLanguage,
): string {
  return messagePage(texts[language][why], url, nonce, language);
}

/** For a return that has to be sent again: a button posts the same fields to the same address. */
export function repeatReturnPage(
  fields: { readonly [name: string]: unknown },
  nonce: string,
  language: PageLanguage,
): string {
  const { title, text, button } = texts[language].unconfirmed;
  const inputs = Object.entries(fields).map(([name, value]) =>
    typeof value === "string"
      ? `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
      : "",
  );
  return pageFrame(
    { title, nonce, language },
    `<p>${text}</p>
<form method="post">
${inputs.join("\n")}
<button>${button}</button>
</form>`,
  );
}

function messagePage(
  { title, text, link }: { readonly title: string; readonly text: string; readonly link: string },
  url: string,
  nonce: string,
  language: PageLanguage,
): string {
  return pageFrame(
    { title, nonce, language },
    `<p>${text}</p>\n<p><a href="${escapeHtml(url)}" target="_top">${link}</a></p>`,
  );
}
