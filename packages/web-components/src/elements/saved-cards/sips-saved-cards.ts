import type { VendorEncrypt } from "@sips-kit/cse";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CardData } from "../../card-source/card-source.js";
import type { PaymentSession, SavedCard } from "@sips-kit/protocol/checkout";
import { brandMark, brandName } from "../../fields/brand-choice/brand-mark.js";
import { createFlow, type Flow } from "../../payment-flow/flow.js";
import type { CardFormState } from "../../fields/card-form-state.js";
import { formFrame, places } from "../../payment-flow/form-frame.js";
import { formFrameStyles } from "../../payment-flow/form-frame.styles.js";
import { startWhenVisible } from "../../payment-flow/start-when-visible.js";
import { tellProblems } from "../../fields/tell-problems.js";
import { tokens } from "../../fields/tokens.styles.js";
import { enSavedCards } from "../../locales/en-saved-cards.js";
import { loadLocale } from "../../locales/load-locale.js";
import type { Locale, SavedCardsWords } from "../../locales/locale.js";
import { savedCardText } from "./saved-card-text.js";
import { SavedCardsSource } from "./saved-cards-source.js";
import { savedCardsStyles } from "./sips-saved-cards.styles.js";

/**
 * Pays one order of the shop with a card that the buyer has saved.
 *
 * @element sips-saved-cards
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it; with it comes the buyer's wallet.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button, such as "Pay 24.90 EUR"; the slot does the same.
 * @attr ask-csc - Asks for the security code, which is encrypted in the page.
 * @attr cse-vendor - Scheme `vendor`: path of the bank's function on `window`.
 * @attr {"page"|"modal"} challenge - Where the bank asks the holder: on a page (default) or in a dialog.
 * @attr disabled - Nothing can be chosen or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart card @csspart submit @csspart status
 *
 * @fires {SipsReadyEvent} sips-ready - A card can be chosen and sent.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send; a refusal is no error.
 */
export class SipsSavedCards extends LitElement {
  static override styles = [tokens, formFrameStyles, savedCardsStyles];
  static override properties = {
    endpoint: {},
    orderId: { attribute: "order-id" },
    locale: {},
    submitLabel: { attribute: "submit-label" },
    askCsc: { type: Boolean, attribute: "ask-csc" },
    cseVendor: { attribute: "cse-vendor" },
    challenge: {},
    disabled: { type: Boolean, reflect: true },
    said: { state: true },
  };

  declare endpoint: string;
  declare orderId: string;
  declare locale: string | undefined;
  declare submitLabel: string | undefined;
  declare askCsc: boolean;
  declare cseVendor: string | VendorEncrypt | undefined;
  declare challenge: "page" | "modal";
  declare disabled: boolean;
  declare private said: string;

  /** What the buyer chooses in another element, such as instalments, and the session that permits it. */
  declare choice: { readonly instalments?: number } | undefined;
  declare session: PaymentSession | undefined;

  readonly #flow: Flow;
  #source: SavedCardsSource | undefined;

  constructor() {
    super();
    this.endpoint = "/sips";
    this.orderId = "";
    this.askCsc = false;
    this.challenge = "page";
    this.disabled = false;
    this.said = "";
    this.#flow = this.#createFlow();
    startWhenVisible(this, this.#flow);
  }

  /** What the element is doing; the attribute `state` shows it as well. */
  get state(): CardFormState {
    return this.#flow.view.state;
  }

  /** Starts over: after a cancelled `payment-next`, or when a card was added or deleted. */
  restart(notice?: string): void {
    this.#flow.start(notice);
  }

  /** Pays with the chosen card; the same as the button. Does nothing while a submission is in progress. */
  submit(): void {
    this.#flow.pay();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input:checked")?.focus();
  }

  #createFlow(): Flow {
    return createFlow<CardData, SavedCardsSource>(this, {
      request: () => ({ mode: "wallet" }),
      load: async () => {
        const words = await loadLocale(this.locale);
        const own = wordsOf(words);
        this.#source = new SavedCardsSource(this);
        const { form, loading, cancelled } = own;
        return [{ ...words, form, loading, cancelled, ownFaults: own.faults }, this.#source];
      },
      allValid: () => this.#allValid(),
    });
  }

  #allValid(): boolean {
    this.said = tellProblems(this.#source?.fields ?? []);
    return this.#source?.chosen !== undefined && this.said === "";
  }

  #choose(paymentMeanId: string): void {
    this.#source?.choose(paymentMeanId);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const anew = ["endpoint", "orderId", "locale", "askCsc"];
    if (this.#flow.isOutdated(anew.some((name) => changed.has(name)))) this.restart();
    for (const field of this.#source?.fields ?? []) {
      Object.assign(field, { strings: this.#flow.view.words, disabled: this.disabled });
    }
    this.setAttribute("state", this.state);
  }

  protected override render(): TemplateResult {
    const { view } = this.#flow;
    const own = wordsOf(view.words);
    const hidden = view.state === "ready" && this.#source?.chosen === undefined;
    return formFrame(this, {
      ...view,
      said: this.said,
      fields: [this.#cards(own), hidden ? html`<p class="none">${own.none}</p>` : this.#source?.fields],
      // Nothing can be sent: there is no button.
      answers: hidden ? nothing : view.answers,
      retry: this.#flow.retry,
    });
  }

  #cards(own: SavedCardsWords): unknown {
    const cards = this.#source?.cards ?? [];
    if (cards.length === 0) return this.state === "loading" ? places(1) : nothing;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${own.choose}</legend>
      ${cards.map((card) => this.#card(card, own))}
    </fieldset>`;
  }

  #card(card: SavedCard, own: SavedCardsWords): TemplateResult {
    const { brand, number, ending, expiry, isExpired } = savedCardText(card);
    const { paymentMeanId, paymentMeanAlias } = card;
    return html`<label class="card" part="card">
      <input
        type="radio"
        name="card"
        .value=${paymentMeanId}
        .checked=${paymentMeanId === this.#source?.chosen}
        ?disabled=${isExpired}
        @change=${() => this.#choose(paymentMeanId)}
      />
      <span class="mark" aria-hidden="true">${brandMark(brand)}</span>
      <span class="what">
        <span>${paymentMeanAlias ?? brandName(brand)}</span>
        <span class="number" aria-hidden="true">${number}</span>
        <span class="unseen">${own.ending} ${ending}</span>
        <span class="expiry">${isExpired ? own.expired : expiry && `${own.expires} ${expiry}`}</span>
      </span>
    </label>`;
  }
}

function wordsOf(words: Locale): SavedCardsWords {
  return words.savedCards ?? enSavedCards;
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-saved-cards": SipsSavedCards;
  }
}
