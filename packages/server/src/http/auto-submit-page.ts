import type { Payment } from "../domain/payment.js";
import type { PostForm } from "../payment-methods/post-form.js";
import { amountLine } from "./amount-now.js";
import { escapeHtml } from "./escape-html.js";
import { pageFrame } from "./page-frame.js";
import type { PageView } from "./page-view.js";
import { postFormInputs } from "./post-form-inputs.js";

const texts = {
  en: {
    toBank: {
      title: "To your bank",
      text: "You are being taken to your bank, which checks that it is you.",
      button: "Continue to your bank",
    },
    toSign: {
      title: "To your mandate",
      text: "You are being taken to the page where you sign your mandate.",
      button: "Continue to your mandate",
    },
    to: (name: string) => ({
      title: `To ${name}`,
      text: `You are being taken to ${name} to pay.`,
      button: `Continue to ${name}`,
    }),
  },
  fr: {
    toBank: {
      title: "Vers votre banque",
      text: "Nous vous dirigeons vers votre banque, qui vérifie votre identité.",
      button: "Continuer vers votre banque",
    },
    toSign: {
      title: "Vers votre mandat",
      text: "Nous vous dirigeons vers la page où vous signez votre mandat.",
      button: "Continuer vers votre mandat",
    },
    to: (name: string) => ({
      title: `Vers ${name}`,
      text: `Nous vous dirigeons vers ${name} pour payer.`,
      button: `Continuer vers ${name}`,
    }),
  },
} as const;

/** Where a form leads the buyer: to the cardholder's bank, to sign a mandate, or to a supplier by name. */
export interface WayOut {
  readonly form: PostForm;
  readonly to: "bank" | "mandate" | { readonly supplier: string };
  /** What is paid there; undefined for a mandate without a payment. */
  readonly payment?: Payment;
}

/**
 * The page that posts the buyer to the ACS, or to another supplier: automatically with JavaScript, by its button
 * without. The method is POST because they accept nothing else.
 */
export function autoSubmitPage({ form, to, payment }: WayOut, view: PageView): string {
  const words = texts[view.language];
  const named = { bank: words.toBank, mandate: words.toSign };
  const { title, text, button } = typeof to === "string" ? named[to] : words.to(escapeHtml(to.supplier));
  return pageFrame(
    view,
    {
      title,
      script: `document.body.classList.add("busy");\ndocument.getElementById("out").submit();`,
    },
    `<div class="busy-sign"></div>
${payment ? amountLine(payment, view.language) : ""}
<form id="out" method="post" action="${escapeHtml(form.action)}">
${postFormInputs(form)}
<p>${text}</p>
<button>${button}</button>
</form>`,
  );
}
