import { busyScript } from "./busy-script.js";
import { escapeHtml } from "./escape-html.js";
import { inScript } from "./in-script.js";
import { pageFrame } from "./page-frame.js";
import type { PageView } from "./page-view.js";
import { postFormInputs } from "./post-form-inputs.js";

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
      text: "Your order has changed since you began to pay, or is no longer to be paid. This answer from your bank charged nothing. If an earlier one did, the payment’s status says so: check it before you pay again.",
      link: "See the payment",
    },
    unconfirmed: {
      title: "One moment",
      text: "The shop could not confirm your order. Nothing was charged just now. Please try again in a moment; you do not need to go back to your bank.",
      button: "Try again",
      busy: "One moment: the shop is being asked again.",
    },
  },
  fr: {
    back: { title: "Retour de votre banque", text: "Votre banque a répondu.", link: "Voir le résultat" },
    forged: {
      title: "Paiement introuvable",
      text: "Cette adresse ne correspond à aucun paiement de cette boutique, ou n’est plus valable. L’avoir ouverte n’a donné lieu à aucun débit. Si vous avez payé, consultez vos commandes dans la boutique.",
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
      text: "Votre commande a changé depuis le début du paiement, ou n’est plus à payer. Cette réponse de votre banque n’a rien débité. Si une réponse précédente a donné lieu à un débit, l’état du paiement l’indique : consultez-le avant de payer de nouveau.",
      link: "Voir le paiement",
    },
    unconfirmed: {
      title: "Un instant",
      text: "La boutique n’a pas pu confirmer votre commande. Cette étape n’a rien débité. Réessayez dans un instant ; inutile de retourner chez votre banque.",
      button: "Réessayer",
      busy: "Un instant : nous interrogeons de nouveau la boutique.",
    },
  },
} as const;

/**
 * Inside `<sips-challenge>`: tells the page around it where the result is, and links there in case no element listens.
 */
export function framedReturnPage(url: string, view: PageView): string {
  const { title, text, link } = texts[view.language].back;
  const script = `parent.postMessage(${inScript({ type: "sips-return", url })}, location.origin);`;
  return pageFrame(view, { title, script }, textAndLink(text, url, link));
}

/** For an address whose reference is forged or has expired. */
export function forgedReturnPage(view: PageView): string {
  return untakenReturnPage("forged", "/", view);
}

/** For a rejected return: says why, and where to go next. */
export function untakenReturnPage(
  why: "forged" | "tooMany" | "changed" | "unsigned",
  url: string,
  view: PageView,
): string {
  const { title, text, link } = texts[view.language][why];
  return pageFrame(view, { title }, textAndLink(text, url, link));
}

/** For a request that has to be sent again: a button sends the same fields to the same address. */
export function repeatReturnPage(
  { method, fields }: { readonly method: "get" | "post"; readonly fields: Readonly<Record<string, unknown>> },
  view: PageView,
): string {
  const { title, text, button, busy } = texts[view.language].unconfirmed;
  const sent = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return pageFrame(
    view,
    { title, script: busyScript(busy) },
    `<p>${text}</p>
<form method="${method}">
${postFormInputs({ fields: Object.fromEntries(sent) })}
<p><button>${button}</button></p>
<p id="busy" class="busy-sign" role="status"></p>
</form>`,
  );
}

/** A sentence, and the way on. */
function textAndLink(text: string, url: string, link: string): string {
  return `<p>${text}</p>\n<p><a href="${escapeHtml(url)}" target="_top">${link}</a></p>`;
}
