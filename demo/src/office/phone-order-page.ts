import type { CsePublicKey, Payment } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import { noNumber } from "../shop/no-card-number-hint.js";
import { catalogue } from "../shop/catalogue.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { unlessLoaded } from "../shop/unless-loaded.js";
import { csrfField, type OfficePage } from "./office-layout.js";
import { phoneOrderSentences } from "./phone-order-sentences.js";

/** What the page shows and its form carries. */
export interface PhoneOrder {
  /** Undefined when the shop cannot encrypt cards. */
  readonly key: CsePublicKey | undefined;
  readonly csrf: string;
  /** A new one for each form, so that a double click or a reload charges once. */
  readonly idempotencyKey: string;
  readonly problem: "card" | "order" | undefined;
  /** The payment of the order that was just entered. */
  readonly done: EnteredPayment | undefined;
}

/** A payment that staff have entered. */
interface EnteredPayment extends Payment {
  /** The bank has accepted the card. A payment that is then held for review may still be refused. */
  readonly isAuthorised: boolean;
}

/**
 * The form for orders by phone and mail. The card's fields have no names, so that no browser ever sends them: the
 * page's script encrypts them, and only ciphertexts leave it. The script also enables the button, and with it the Enter
 * key: a form that was sent before would have no card.
 */
export function phoneOrderPage(order: PhoneOrder, language: Language): OfficePage {
  const say = phoneOrderSentences[language];
  return {
    title: say.title,
    scripts: ["typed-numbers.js", "phone-order.js"],
    body: html`<section class="note">
      <h1>${say.title}</h1>
      ${order.done && result(order.done, language)}
      ${order.key ? form(order, order.key, language) : html`<p class="warning">${say.unavailable}</p>`}
    </section>`,
  };
}

function result(done: EnteredPayment, language: Language): Html {
  const say = phoneOrderSentences[language];
  const [tone, text] = resultOf(done, language);
  const { reference } = done;
  return html`<div class="told ${tone}" role="status" tabindex="-1" autofocus>
    <p>${text}</p>
    <p>
      ${say.transaction} <a href="/office/payments/${reference}"><code>${reference}</code></a>
    </p>
    ${done.state === "in-review" && html`<p><a href="/office/review">${say.toReview}</a></p>`}
  </div>`;
}

function resultOf(done: EnteredPayment, language: Language): readonly ["good" | "open" | "bad", string] {
  const say = phoneOrderSentences[language];
  const { state, amountMinor, orderId, responseCode, isAuthorised } = done;
  const amount = money(amountMinor, language);
  if (state === "accepted") return ["good", say.accepted(amount, orderId)];
  if (state === "in-review") return ["open", say.held(amount, orderId)];
  if (state !== "refused" && state !== "abandoned") return ["open", say.unsure];
  if (isAuthorised) return ["bad", say.reviewRefused(amount, orderId)];
  return ["bad", state === "refused" ? say.refused(responseCode ?? "?") : say.notDone];
}

function form(order: PhoneOrder, key: CsePublicKey, language: Language): Html {
  const say = phoneOrderSentences[language];
  const { csrf, idempotencyKey, problem } = order;
  return html`<p class="hint">${say.hint}</p>
    <noscript><p class="warning">${say.noScript}</p></noscript>
    <form
      class="stack"
      method="post"
      action="/office/phone-order"
      id="phone-order"
      data-key="${JSON.stringify(key)}"
    >
      ${csrfField({ csrf })}
      <input type="hidden" name="idempotencyKey" value="${idempotencyKey}" />
      ${["cardNumber", "cardCSCValue", "cardExpiryDate"].map(
        (name) => html`<input type="hidden" name="${name}" />`,
      )}
      <label for="product">${say.product}</label>
      <select id="product" name="product">
        ${catalogue.map(
          ({ id, name, priceMinor }) =>
            html`<option value="${id}">${name[language]}, ${money(priceMinor, language)}</option>`,
        )}
      </select>
      <label for="quantity">${say.quantity}</label>
      <input id="quantity" name="quantity" type="number" min="1" max="20" value="1" required />
      <label for="channel">${say.channel}</label>
      <select id="channel" name="channel">
        ${Object.entries(say.channels).map(([value, text]) => html`<option value="${value}">${text}</option>`)}
      </select>
      ${cardField("number", say.cardNumber, "")} ${cardField("expiry", say.expiry, say.expiryHint)}
      ${cardField("csc", say.csc, "")}
      <label for="holder">${say.holder}</label>
      <input
        id="holder"
        name="cardholderName"
        type="text"
        autocomplete="off"
        maxlength="50"
        ${noNumber(language)}
      />
      <p class="fault" role="alert" id="fault" data-card="${say.wrongCard}">
        ${problem && (problem === "card" ? say.wrongCard : say.wrongOrder)}
      </p>
      ${unlessLoaded(language)}
      <button disabled>${say.charge}</button>
    </form>`;
}

function cardField(id: string, label: string, placeholder: string): Html {
  return html`<label for="${id}">${label}</label>
    <input
      id="${id}"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder="${placeholder}"
      maxlength="24"
    />`;
}
