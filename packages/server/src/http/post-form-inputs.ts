import type { PostForm } from "../payment-methods/post-form.js";
import { escapeHtml } from "./escape-html.js";

/** The hidden inputs of a form that the browser posts to another site. */
export function postFormInputs({ fields }: Pick<PostForm, "fields">): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("\n");
}
