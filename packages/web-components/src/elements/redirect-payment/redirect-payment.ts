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
import { cardFormStyles } from "../../payment-flow/form-frame.styles.js";
import type { PaymentField, PaymentSource } from "../../payment-flow/payment-source.js";
import { runWhileConnected } from "../../payment-flow/run-while-connected.js";

/**
 * The base of elements whose buyers pay on a page of somebody else, such as PayPal's or their bank's: a button that
 * opens a payment session, sends it and goes to that page. A payment method of the shop's own that needs no input is a
 * class of a few lines; what it is called on the server and what stands on the button is all that it has to say.
 *
 * @example
 * class ShopBancontact extends RedirectPayment {
 *   paymentMethod = "bancontact";
 *   label({ tag }) {
 *     return tag === "fr" ? "Payer avec Bancontact" : "Pay with Bancontact";
 *   }
 * }
 * customElements.define("shop-bancontact", ShopBancontact);
 */
export abstract class RedirectPayment extends LitElement {
  static override styles: CSSResultGroup = [tokens, cardFormStyles];
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
  /** What a screen reader is told of the input; the eye has it there. */
  declare protected said: string;

  /** The payment method, as the server's `paymentMethods` name it. */
  protected abstract readonly paymentMethod: string;
  /** Nothing of the session is shown: it is opened when the buyer presses the button, and not before. */
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
    runWhileConnected(this, this.#flow);
  }

  /** What the element is doing; the attribute `state` shows it as well. */
  get state(): CardFormState {
    return this.#flow.view.state;
  }

  /** Starts anew: after a cancelled `payment-next`, or when the order has changed. */
  restart(notice?: string): void {
    this.#flow.start(notice);
  }

  /** Pays; the same as the button. While one sending runs, another does nothing. */
  submit(): void {
    if (!this.disabled) this.#flow.pay();
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

  /** What the server has given for this payment; with `opensLate` it is not called. */
  protected take(_session: PaymentSession): void {}

  /** Tells what is missing; true when the payment can be sent. */
  protected check(): boolean {
    return true;
  }

  /** What is sent beside the session. */
  protected details(): object {
    return {};
  }

  /** The inputs that the server may refuse, by the names that it calls them. */
  protected inputs(): readonly PaymentField[] {
    return [];
  }

  /** What stands above the button. */
  protected content(): unknown {
    return nothing;
  }

  /** The words of the buyer's language; until it has come, English. */
  protected get words(): Locale {
    return this.#words ?? this.#wordsIn(en);
  }

  #createFlow(): Flow {
    const source: PaymentSource = {
      start: async (session) => this.take(session),
      collect: async () => this.details(),
      stop: () => {},
    };
    // Asked for by the flow alone: by then the class below has said what its payment method is.
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

  /** The language is there before anybody sees the button: its text is all that there is to see. */
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
    if (this.#flow.isRunning() && anew.some((name) => changed.has(name))) this.restart();
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
