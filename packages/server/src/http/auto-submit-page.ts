import type { PostForm } from "../payment-methods/post-form.js";
import { escapeHtml } from "./csp.js";
import { postFormInputs } from "./post-form-inputs.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";

const texts = {
  en: {
    toBank: {
      title: "To your bank",
      text: "You are being taken to your bank, which checks that it is you.",
      button: "Continue to your bank",
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
      text: "Vous allez être dirigé vers votre banque, qui vérifie votre identité.",
      button: "Continuer vers votre banque",
    },
    to: (name: string) => ({
      title: `Vers ${name}`,
      text: `Vous allez être dirigé vers ${name} pour payer.`,
      button: `Continuer vers ${name}`,
    }),
  },
} as const;

/**
 * The page that posts the buyer to the ACS, or to a supplier by name: automatically with JavaScript, by its button
 * without. The method is POST because they accept nothing else.
 */
export function autoSubmitPage(
  { form, supplier }: { readonly form: PostForm; readonly supplier?: string },
  nonce: string,
  language: PageLanguage,
): string {
  const words = texts[language];
  const { title, text, button } = supplier === undefined ? words.toBank : words.to(escapeHtml(supplier));
  return pageFrame(
    { title, nonce, language },
    `<form id="out" method="post" action="${escapeHtml(form.action)}">
${postFormInputs(form)}
<p>${text}</p>
<button>${button}</button>
</form>
<script nonce="${nonce}">document.getElementById("out").submit();</script>`,
  );
}
