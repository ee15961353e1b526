import type { PostForm } from "../checkout/redirect.js";
import { escapeHtml } from "./csp.js";
import { pageFrame, type PageLanguage } from "./page-frame.js";

const texts = {
  en: {
    title: "To your bank",
    text: "You are being taken to your bank, which checks that it is you.",
    button: "Continue to your bank",
  },
  fr: {
    title: "Vers votre banque",
    text: "Vous allez être dirigé vers votre banque, qui vérifie votre identité.",
    button: "Continuer vers votre banque",
  },
} as const;

/**
 * The page that posts the buyer to the ACS: at once with JavaScript, by its button without. The method is POST because
 * the ACS takes nothing else.
 */
export function autoSubmitPage(form: PostForm, nonce: string, language: PageLanguage): string {
  const { title, text, button } = texts[language];
  const inputs = Object.entries(form.fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return pageFrame(
    { title, nonce, language },
    `<form id="out" method="post" action="${escapeHtml(form.action)}">
${inputs.join("\n")}
<p>${text}</p>
<button>${button}</button>
</form>
<script nonce="${nonce}">document.getElementById("out").submit();</script>`,
  );
}
