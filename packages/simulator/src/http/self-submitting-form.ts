import { hiddenInputs, html, type Html } from "./html.js";

/** A form that the browser posts by itself, with a button where JavaScript does not run. */
export function selfSubmittingForm({
  url,
  fields,
  button,
  nonce,
}: {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The words of the button. */
  readonly button: string;
  readonly nonce: string;
}): Html {
  return html`<form method="post" action="${url}" class="buttons">
      ${hiddenInputs(fields)} <button class="main">${button}</button>
    </form>
    <script nonce="${nonce}">
      document.forms[0].submit();
    </script>`;
}
