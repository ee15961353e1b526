import type { PaymentErrorCode } from "../domain/errors.js";
import { httpStatusOf } from "./http-status.js";
import { pageFrame } from "./page-frame.js";
import type { PageView } from "./page-view.js";

const texts = {
  en: {
    notFound: { title: "Page not found", text: "There is nothing at this address." },
    notDone: { title: "That did not work", text: "The shop could not read this request, and did nothing." },
    notYours: {
      title: "Log in to see this",
      text: "This page belongs to an account. Log in to the shop, and open it again.",
    },
    failed: {
      title: "Something went wrong",
      text: "The shop cannot answer at the moment. If you were paying, look at your orders before you pay again.",
    },
    link: "Back to the shop",
    code: "Error code:",
  },
  fr: {
    notFound: { title: "Page introuvable", text: "Il n’y a rien à cette adresse." },
    notDone: {
      title: "Cela n’a pas fonctionné",
      text: "La boutique n’a pas pu lire cette demande, et n’a rien fait.",
    },
    notYours: {
      title: "Connectez-vous pour voir cette page",
      text: "Cette page appartient à un compte. Connectez-vous à la boutique, puis ouvrez-la de nouveau.",
    },
    failed: {
      title: "Une erreur est survenue",
      text: "La boutique ne peut pas répondre pour le moment. Si vous étiez en train de payer, consultez vos commandes avant de payer de nouveau.",
    },
    link: "Retour à la boutique",
    code: "Code d’erreur :",
  },
} as const;

/** What a browser shows instead of a problem in JSON, when it has loaded an address of the router as a page. */
export function problemPage(code: PaymentErrorCode, view: PageView): string {
  const words = texts[view.language];
  const { title, text } = words[kindOf(code)];
  return pageFrame(
    view,
    { title },
    `<p>${text}</p>
<p><a href="/" target="_top">${words.link}</a></p>
<p class="small">${words.code} <code>${code}</code></p>`,
  );
}

function kindOf(code: PaymentErrorCode): "notFound" | "notDone" | "notYours" | "failed" {
  if (code === "PAYMENT_WALLET_NONE") return "notYours";
  const status = httpStatusOf(code);
  if (status === 404 || status === 405) return "notFound";
  return status === 400 || status === 403 || status === 413 || status === 415 ? "notDone" : "failed";
}
