import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { enEarlierPayment } from "../../locales/en-earlier-payment.js";
import type { EarlierPaymentWords, Locale } from "../../locales/locale.js";
import type { FaultHost, ToldFault } from "../fault.js";
import { webAddress } from "../web-address.js";
import { earlierPaymentStyles } from "./earlier-payment.styles.js";

/** What the server says of an earlier payment of the order. */
export interface EarlierPayment {
  /** Where the buyer sees how it stands. */
  readonly url: string | undefined;
  /** It may still go through, but the buyer may pay all the same. */
  readonly mayPayAgain: boolean;
  /** What is told when there is no question. */
  readonly sentence: string;
}

/**
 * Tells of an earlier payment of the order with the way to it and, where the buyer may pay all the same, asks whether
 * they want to. The way to that payment comes first: a second press on the button that brought the question must not
 * be taken for an answer.
 */
export function tellEarlierPayment(
  words: Locale,
  { url, mayPayAgain, sentence }: EarlierPayment,
  { element, payAgain }: FaultHost,
): ToldFault {
  const own = words.earlierPayment ?? enEarlierPayment;
  // Before the answers take the place of the button.
  const hadFocus = element.shadowRoot?.activeElement != null;
  const focus = (selector: string) => element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  const agreed = async () => {
    payAgain();
    await element.updateComplete;
    focus("[part=submit]");
  };
  adoptStyles(element);
  return {
    sentence: mayPayAgain ? own.question : sentence,
    answers: html`<div class="answers" part="answers" role="group" aria-labelledby="notice">
      ${url === undefined ? nothing : html`<a part="see" href=${webAddress(url)}>${own.see}</a>`}
      ${mayPayAgain ? agreeButton(own, agreed) : nothing}
    </div>`,
    shown: () => hadFocus && focus(".answers > *"),
  };
}

function agreeButton({ agree }: EarlierPaymentWords, agreed: () => Promise<void>): TemplateResult {
  return html`<button part="agree" class="second" type="button" @click=${agreed}>${agree}</button>`;
}

function adoptStyles({ shadowRoot }: LitElement): void {
  const { styleSheet } = earlierPaymentStyles;
  const adopted = shadowRoot?.adoptedStyleSheets;
  if (styleSheet && adopted?.includes(styleSheet) === false) adopted.push(styleSheet);
}
