import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { enEarlierPayment } from "../../locales/en-earlier-payment.js";
import type { EarlierPaymentWords, Locale } from "../../locales/locale.js";
import type { FaultHost, ToldFault } from "../fault.js";
import { webAddress } from "../web-address.js";
import { earlierPaymentStyles } from "./earlier-payment.styles.js";

/** What the server says about an earlier payment of the order. */
export interface EarlierPayment {
  /** The page that shows its status. */
  readonly url: string | undefined;
  /** True when it may still go through, but the buyer may pay again anyway. */
  readonly mayPayAgain: boolean;
  /** The message when there is no question. */
  readonly sentence: string;
}

/**
 * Shows an earlier payment of the order with a link to it and, if the buyer may pay again anyway, asks whether they
 * want to. The link comes first, so that a second click on the pay button does not count as "pay again".
 */
export function tellEarlierPayment(
  words: Locale,
  { url, mayPayAgain, sentence }: EarlierPayment,
  { element, payAgain }: FaultHost,
): ToldFault {
  const own = words.earlierPayment ?? enEarlierPayment;
  // Before the answers replace the button.
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
