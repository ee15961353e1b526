import { html, type Html } from "../html/html.js";
import { checkoutSentences } from "../shop/checkout-sentences.js";
import { countries, countryName, countryOf } from "../shop/countries.js";
import { deliveryFields, type Delivery, type DeliveryField, type Faults } from "../shop/delivery.js";
import type { Language } from "../shop/language.js";
import { noNumber } from "../shop/no-card-number-hint.js";
import type { Order } from "../shop/orders.js";
import { withColon } from "../shop/with-colon.js";
import { checkoutSteps } from "./checkout-steps.js";
import type { Page } from "./layout.js";
import { orderSummary } from "./order-summary.js";

/** What the page of contact and delivery shows. */
export interface DeliveryForm {
  readonly order: Order;
  /** What the buyer has typed, now or for an earlier order. */
  readonly delivery: Partial<Delivery>;
  readonly hasAcceptedTerms: boolean;
  readonly faults: Faults;
  readonly language: Language;
}

/** The first step of the checkout: who buys, where it goes, and consent to the terms of sale. */
export function deliveryPage(form: DeliveryForm): Page {
  const { order, delivery, faults, language } = form;
  const say = checkoutSentences[language];
  const hasFaults = Object.keys(faults).length > 0;
  const field = (name: DeliveryField, autocomplete: string, type = "text") =>
    textField(
      { name, type, autocomplete, value: delivery[name] ?? "", fault: faultText(faults, name, language) },
      language,
    );
  return {
    title: hasFaults ? withColon(say.error, say.delivery, language) : say.delivery,
    styles: ["checkout.css"],
    scripts: ["typed-numbers.js"],
    body: html`${checkoutSteps("delivery", order, language)}
      <h1>${say.delivery}</h1>
      <div class="columns checkout">
        ${orderSummary({ order, country: countryOf(delivery.country ?? ""), language })}
        <form class="pay main" method="post" action="/checkout/delivery" novalidate>
          <input type="hidden" name="order" value="${order.orderId}" />
          ${hasFaults && faultSummary(faults, language)}
          <fieldset>
            <legend>${say.contact}</legend>
            <p class="about">${say.contactText}</p>
            ${field("email", "email", "email")}
          </fieldset>
          <fieldset>
            <legend>${say.deliverTo}</legend>
            ${countryField(form)} ${field("name", "shipping name")}
            ${field("address", "shipping address-line1")} ${field("address2", "shipping address-line2")}
            <div class="pair">
              ${field("postalCode", "shipping postal-code")} ${field("city", "shipping address-level2")}
            </div>
          </fieldset>
          ${termsField(form)}
          <button>${say.toPayment}</button>
        </form>
      </div>`,
  };
}

/** All that is wrong, each a link to its field. The focus goes here, so that a screen reader begins with it. */
function faultSummary(faults: Faults, language: Language): Html {
  const say = checkoutSentences[language];
  const names = [...deliveryFields, "terms" as const].filter((name) => faults[name]);
  return html`<div class="faults" role="alert" aria-labelledby="faults" tabindex="-1" autofocus>
    <h2 id="faults">${say.faultsTitle(names.length)}</h2>
    <ul>
      ${names.map((name) => html`<li><a href="#${name}">${faultText(faults, name, language)}</a></li>`)}
    </ul>
  </div>`;
}

function faultText(faults: Faults, name: keyof Faults, language: Language): string | undefined {
  const fault = faults[name];
  return fault && checkoutSentences[language].faults[name][fault];
}

interface TextField {
  readonly name: DeliveryField;
  readonly type: string;
  readonly autocomplete: string;
  readonly value: string;
  readonly fault: string | undefined;
}

function textField({ name, type, autocomplete, value, fault }: TextField, language: Language): Html {
  const say = checkoutSentences[language];
  const isOptional = name === "address2";
  return html`<div class="field">
    <label for="${name}"
      >${say.fields[name]} ${isOptional && html`<span class="about">(${say.optional})</span>`}</label
    >
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      maxlength="100"
      value="${value}"
      ${!isOptional && html`required`}
      ${noNumber(language)}
      ${faultOf(name, fault)}
    />
    ${faultLine(name, fault)}
  </div>`;
}

function countryField({ delivery, faults, language }: DeliveryForm): Html {
  const say = checkoutSentences[language];
  const fault = faultText(faults, "country", language);
  const chosen = delivery.country ?? "FR";
  return html`<div class="field">
    <label for="country">${say.fields.country}</label>
    <select id="country" name="country" autocomplete="shipping country" required ${faultOf("country", fault)}>
      ${countries.map(
        ({ code }) =>
          html`<option value="${code}" ${code === chosen && html`selected`}>
            ${countryName(code, language)}
          </option>`,
      )}
    </select>
    ${faultLine("country", fault)}
  </div>`;
}

function termsField({ hasAcceptedTerms, faults, language }: DeliveryForm): Html {
  const say = checkoutSentences[language];
  const fault = faultText(faults, "terms", language);
  return html`<div class="field">
    <div class="consent">
      <input
        id="terms"
        name="terms"
        type="checkbox"
        value="1"
        required
        ${hasAcceptedTerms && html`checked`}
        ${faultOf("terms", fault)}
      />
      <label for="terms"
        >${say.terms}<a href="/terms" target="_blank">${say.termsLink}</a>${say.termsEnd}</label
      >
    </div>
    ${faultLine("terms", fault)}
  </div>`;
}

/** Said in both cases: Chromium calls a required box invalid as soon as it is there, unchecked. */
function faultOf(name: string, fault: string | undefined): Html {
  if (fault === undefined) return html`aria-invalid="false"`;
  return html`aria-invalid="true" aria-describedby="${name}-fault"`;
}

function faultLine(name: string, fault: string | undefined): Html | false {
  return fault !== undefined && html`<p class="fault" id="${name}-fault">${fault}</p>`;
}
