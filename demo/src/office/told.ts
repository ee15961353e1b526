import { html, type Html } from "../html/html.js";

/*
 * What was just done comes with a new page, and a screen reader announces nothing that is there from the start. So the
 * focus lands on it: it is read at once, and the next Tab goes on from there.
 */

/** Where a page says how an action ended; its script updates it while the result is not known. */
export function toldRegion(content: Html | undefined | false): Html {
  return html`<div id="told" role="status" ${content && html`tabindex="-1" autofocus`}>${content}</div>`;
}

/** Why an action was not done. */
export function toldProblem(text: string | undefined): Html | undefined {
  if (text === undefined) return undefined;
  return html`<p class="told bad" role="alert" tabindex="-1" autofocus>${text}</p>`;
}
