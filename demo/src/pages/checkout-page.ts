import { html, type Html } from "../html/html.js";
import { addressLines } from "../shop/address-lines.js";
import { checkoutSentences } from "../shop/checkout-sentences.js";
import { countryOf } from "../shop/countries.js";
import type { Placed } from "../shop/delivery.js";
import { isDivisible } from "../shop/instalment-offer.js";
import type { Language } from "../shop/language.js";
import { methodIcons } from "../shop/method-icons.js";
import type { Order } from "../shop/orders.js";
import { instalmentScript, scriptOf, type PaymentChoice } from "../shop/payment-choices.js";
import { sentences } from "../shop/sentences.js";
import { locales } from "../shop/shop-time.js";
import { unlessLoaded } from "../shop/unless-loaded.js";
import { checkoutSteps } from "./checkout-steps.js";
import type { Page } from "./layout.js";
import { orderSummary } from "./order-summary.js";

/** What the payment page shows. */
export interface Checkout {
  readonly order: Order;
  readonly placed: Placed;
  readonly choices: readonly PaymentChoice[];
  /** The id of the choice that is open at first. */
  readonly chosen: string;
  readonly language: Language;
  /** What the developer view adds. */
  readonly aside?: Html | undefined;
}

/** The last step of the checkout: the buyer chooses how to pay, and an element of sips-kit takes the payment. */
export function checkoutPage(checkout: Checkout): Page {
  const { order, placed, choices, chosen, language, aside } = checkout;
  const say = checkoutSentences[language];
  return {
    title: say.payment,
    styles: ["checkout.css"],
    scripts: ["checkout.js", scriptOf(chosen), ...(isDivisible(order) ? [instalmentScript] : [])],
    body: html`${checkoutSteps("payment", order, language)}
      <h1>${say.payment}</h1>
      <div class="columns checkout">
        ${orderSummary({ order, country: countryOf(placed.country), language })}
        <div class="main">
          ${review(order, placed, language)}
          <div class="pay">
            <noscript><p class="warning">${say.noScript}</p></noscript>
            <fieldset class="methods">
              <legend>${say.how}</legend>
              ${choices.map((choice) => method(choice, checkout))}
            </fieldset>
            <p class="about small">
              ${say.acceptedTerms}<a href="/terms" target="_blank">${say.termsLink}</a>.
            </p>
          </div>
        </div>
        ${aside}
      </div>`,
  };
}

/** What the buyer entered in the first step, and a link to change it. */
function review({ orderId }: Order, placed: Placed, language: Language): Html {
  const say = checkoutSentences[language];
  const [name, ...address] = addressLines(placed, language);
  return html`<section class="card review" aria-label="${say.delivery}">
    <p><strong>${name}</strong>, ${placed.email}</p>
    <p class="about">${address.join(", ")}</p>
    <a href="/checkout/delivery?order=${orderId}" aria-label="${say.changeContact}">${say.change}</a>
  </section>`;
}

/** The payment methods that may be paid in instalments. */
const takesInstalments = ["card", "saved-card"];

function method(choice: PaymentChoice, { order, chosen, language }: Checkout): Html {
  const { id, icon, name, about, brands, element, attributes } = choice;
  const { tag } = element;
  const isChosen = id === chosen;
  const own = Object.entries(attributes).map(([attribute, value]) => html`${attribute}="${value}" `);
  return html`<div class="method">
    <label>
      <input
        type="radio"
        name="method"
        value="${id}"
        data-script="/assets/${scriptOf(id)}"
        autocomplete="off"
        ${isChosen && html`checked`}
      />
      ${methodIcons[icon]}
      <span class="method-name">${name}</span>
      <span class="brands" aria-hidden="true">${brands.map((brand) => html`<span>${brand}</span> `)}</span>
    </label>
    <div class="panel" data-panel="${id}" ${!isChosen && html`hidden`}>
      <p class="about">${about}</p>
      ${
        takesInstalments.includes(id) &&
        isDivisible(order) &&
        html`<sips-instalments
          for="pay-by-${id}"
          locale="${locales[language]}"
          data-pay="${sentences[language].pay("{amount}")}"
        ></sips-instalments>`
      }
      <${tag} id="pay-by-${id}" endpoint="/sips" order-id="${order.orderId}" locale="${language}" ${own}>
        ${unlessLoaded(language)}
      </${tag}>
    </div>
  </div>`;
}
