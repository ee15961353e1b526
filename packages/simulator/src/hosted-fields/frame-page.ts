import { html, type Html } from "../http/html.js";
import { pageAnswer } from "../http/page-answer.js";
import { pageLanguage } from "../http/page-language.js";
import type { RouteAnswer, RouteRequest } from "../http/routes.js";
import { webOrigin } from "../http/web-origin.js";
import { frameTexts, type FrameField, type FrameTexts } from "./frame-texts.js";

/**
 * The page of one frame. The shop's origin comes in the URL and is rendered into the page: only that origin may show
 * the frame, and only its messages are accepted. Being in the URL, it also keeps browsers from reusing a cached page of
 * another shop.
 */
export function framePage({ query }: RouteRequest): RouteAnswer {
  const pageOrigin = webOrigin(query.get("origin"));
  const field = query.get("field") ?? "";
  if (pageOrigin === undefined || !isFrameField(field)) {
    return pageAnswer(() => refusal, { frameAncestors: "'none'" }, 400);
  }
  const language = pageLanguage(query.get("lang") ?? undefined);
  const texts = frameTexts[language];
  const label = texts.labels[field];
  const page = (nonce: string) =>
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${label}</title>
        <link rel="stylesheet" href="/hosted-fields/frame.css" nonce="${nonce}" />
        <script type="module" src="/hosted-fields/frame.js" nonce="${nonce}"></script>
      </head>
      <body
        data-field="${field}"
        data-page-origin="${pageOrigin}"
        data-group="${query.get("group") ?? ""}"
        data-faults="${JSON.stringify(texts.faults[field])}"
      >
        ${field === "cardBrands" ? brandChoice(label, texts) : textField(field, label)}
      </body>
    </html>`;
  return pageAnswer(page, { frameAncestors: pageOrigin, connect: "'self'" });
}

const refusal = html`<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>No such frame</title>
  </head>
  <body>
    <h1>No such frame</h1>
    <p>
      A frame needs field (${Object.keys(frameTexts.en.labels).join(", ")}) and origin, the shop's own (http
      or https). A page from a file or in a sandbox has the origin "null" and cannot show hosted fields.
    </p>
  </body>
</html>`;

function isFrameField(name: string): name is FrameField {
  return Object.hasOwn(frameTexts.en.labels, name);
}

/** Attributes of each input: autofill token, keyboard, maximum length with separators. */
const inputs: Readonly<Record<Exclude<FrameField, "cardBrands">, readonly [string, string, number]>> = {
  cardNumber: ["cc-number", "numeric", 23],
  expiry: ["cc-exp", "numeric", 9],
  csc: ["cc-csc", "numeric", 4],
  cardholderName: ["cc-name", "text", 45],
};

function textField(field: Exclude<FrameField, "cardBrands">, label: string): Html {
  const [autocomplete, inputMode, maxLength] = inputs[field];
  return html`<form novalidate>
    <label for="field">${label}</label>
    <input
      id="field"
      name="${autocomplete}"
      type="text"
      autocomplete="${autocomplete}"
      inputmode="${inputMode}"
      maxlength="${maxLength}"
      enterkeyhint="go"
      autocapitalize="${field === "cardholderName" ? "words" : "off"}"
      autocorrect="off"
      spellcheck="false"
      aria-required="true"
      aria-describedby="fault"
      ${field === "cardholderName" ? undefined : html`dir="ltr"`}
    />
    <p id="fault" aria-live="polite"></p>
  </form>`;
}

function brandChoice(label: string, { brandHint }: FrameTexts): Html {
  return html`<form novalidate>
    <fieldset id="brands" data-hint="${brandHint}" hidden>
      <legend>${label}</legend>
    </fieldset>
  </form>`;
}
