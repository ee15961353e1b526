import { LitElement, nothing, type CSSResultGroup, type PropertyDeclarations } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import type { PaymentSession } from "@sips-kit/protocol/checkout";
import type { CardFormState } from "../../fields/card-form-state.js";
import { tokens } from "../../fields/tokens.styles.js";
import { en } from "../../locales/en.js";
import { enRedirect } from "../../locales/en-redirect.js";
import { loadLocale } from "../../locales/load-locale.js";
import type { Locale } from "../../locales/locale.js";
import { createFlow, type Flow } from "../../payment-flow/flow.js";
import { formFrame } from "../../payment-flow/form-frame.js";
import { formFrameStyles } from "../../payment-flow/form-frame.styles.js";
import type { PaymentField, PaymentSource } from "../../payment-flow/payment-source.js";
import { startWhenVisible } from "../../payment-flow/start-when-visible.js";

/**
 * The base of elements whose buyers pay on another site, such as PayPal's or their bank's: a button that opens a
 * payment session, submits it and goes to that page. A custom payment method without input is a class of a few lines:
 * its name on the server and the text of its button are all it needs.
 *
 * @example
 * class ShopVoucher extends RedirectPayment {
 *   paymentMethod = "voucher";
 *   label({ tag }) {
 *     return tag === "fr" ? "Payer avec un bon" : "Pay with a voucher";
 *   }
 * }
 * customElements.define("shop-voucher", ShopVoucher);
 */
export abstract class RedirectPayment extends LitElement {
  static override styles: CSSResultGroup = [tokens, formFrameStyles];
  static override properties: PropertyDeclarations = {
    endpoint: {},
    orderId: { attribute: "order-id" },
    locale: {},
    submitLabel: { attribute: "submit-label" },
    disabled: { type: Boolean, reflect: true },
    said: { state: true },
  };

  declare endpoint: string;
  declare orderId: string;
  declare locale: string | undefined;
  declare submitLabel: string | undefined;
  declare disabled: boolean;
  /** The announcement of a screen reader about the input; sighted buyers see it there. */
  declare protected said: string;

  /** The payment method's id in the server's `paymentMethods`. */
  protected abstract readonly paymentMethod: string;
  /** True when nothing of the session is shown: it is opened only when the buyer presses the button. */
  protected readonly opensLate: boolean = true;

  readonly #flow: Flow;
  #words: Locale | undefined;

  constructor() {
    super();
    this.endpoint = "/sips";
    this.orderId = "";
    this.disabled = false;
    this.said = "";
    this.#flow = this.#createFlow();
    startWhenVisible(this, this.#flow);
  }

  /** What the element is doing; the attribute `state` shows it as well. */
  get state(): CardFormState {
    return this.#flow.view.state;
  }

  /** Starts over: after a cancelled `payment-next`, or when the order has changed. */
  restart(notice?: string): void {
    this.#flow.start(notice);
  }

  /** Pays; the same as the button. Does nothing while a submission is in progress. */
  submit(): void {
    this.#flow.pay();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#learn();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("[part=submit]")?.focus();
  }

  /** Name of the element and text of its button, in the language of `words.tag`. */
  protected abstract label(words: Locale): string;

  /** Receives the payment session; not called with `opensLate`. The button can be pressed once it has resolved. */
  protected take(_session: PaymentSession): void | Promise<void> {}

  /** Shows what is missing; true when the payment can be sent. */
  protected check(): boolean {
    return true;
  }

  /** What is sent besides the session; undefined when the buyer has changed their mind. */
  protected details(): object | Promise<object | undefined> {
    return {};
  }

  /** The inputs that the server may reject, by the server's names. */
  protected inputs(): readonly PaymentField[] {
    return [];
  }

  /** The content above the button. */
  protected content(): unknown {
    return nothing;
  }

  /** The texts in the buyer's language; English until it has loaded. */
  protected get words(): Locale {
    return this.#words ?? this.#wordsIn(en);
  }

  #createFlow(): Flow {
    const source: PaymentSource = {
      start: async (session) => this.take(session),
      collect: async () => this.details(),
      stop: () => {},
    };
    // Read only by the flow: by then the subclass has set its payment method.
    const opensLate = () => this.opensLate;
    return createFlow(this, {
      request: () => ({ paymentMethod: this.paymentMethod }),
      get opensLate() {
        return opensLate();
      },
      load: async () => [await this.#learn(), source],
      fields: () => this.inputs(),
      allValid: () => this.check(),
    });
  }

  /** Loads the language before the button is shown, because its text is all there is to see. */
  async #learn(): Promise<Locale> {
    const { locale } = this;
    const words = this.#wordsIn(await loadLocale(locale));
    if (locale === this.locale) this.#words = words;
    this.requestUpdate();
    return words;
  }

  #wordsIn(words: Locale): Locale {
    const { loading, busy, done, faults } = words.redirect ?? enRedirect;
    const label = this.label(words);
    return { ...words, form: label, pay: label, loading, busy, done, ownFaults: faults };
  }

  protected override willUpdate(changed: PropertyValues): void {
    const anew = ["endpoint", "orderId", "locale"];
    if (this.#flow.isOutdated(anew.some((name) => changed.has(name)))) this.restart();
    this.setAttribute("state", this.state);
  }

  protected override render(): TemplateResult {
    return formFrame(this, {
      ...this.#flow.view,
      words: this.words,
      said: this.said,
      fields: this.content(),
      retry: this.#flow.retry,
    });
  }
}
