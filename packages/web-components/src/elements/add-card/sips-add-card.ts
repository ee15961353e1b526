import type { VendorEncrypt } from "@sips-kit/cse";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { CseForPage } from "@sips-kit/protocol/checkout";
import type { CardFormState } from "../../fields/card-form-state.js";
import { formFrame, places } from "../../payment-flow/form-frame.js";
import { formFrameStyles } from "../../payment-flow/form-frame.styles.js";
import { startWhenVisible } from "../../payment-flow/start-when-visible.js";
import { tellFault } from "../../payment-flow/tell-fault.js";
import { newCardBrandsUrl, readCseOfWallet, saveCard } from "../../endpoint/wallet-endpoint.js";
import { CardSavedEvent } from "../../events/card-saved-event.js";
import { codeOf } from "../../events/code-of.js";
import { reportFailure } from "../../events/report-failure.js";
import { SipsReadyEvent } from "../../events/sips-ready-event.js";
import type { CardField } from "../../fields/card-field.js";
import { tokens } from "../../fields/tokens.styles.js";
import { en } from "../../locales/en.js";
import { enOwn } from "../../locales/en-own.js";
import { enSavedCards } from "../../locales/en-saved-cards.js";
import { loadLocale } from "../../locales/load-locale.js";
import type { Locale } from "../../locales/locale.js";
import { askBrands } from "../../card-source/brand-lookup.js";
import { CardInputs } from "../../card-source/card-inputs.js";
import { encryptionOf } from "../../card-source/encryption-of.js";
import { loadEncryption, warmUp } from "../../card-source/load-encryption.js";

/**
 * Takes a card, encrypts its number in the page and saves it in the buyer's wallet. Nothing is charged, and there is no
 * security code, because nobody may store it. The cardholder of a co-badged card chooses the brand to pay with.
 * Pressing the button is the buyer's consent; the slot holds the shop's wording.
 *
 * @element sips-add-card
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr locale - Language; else the page's `lang`.
 * @attr default-brand - Brand that the shop declares as its default for co-badged cards, such as CB.
 * @attr cse-vendor - Scheme `vendor`: path of the bank's function on `window`.
 * @attr disabled - Nothing can be entered or saved.
 *
 * @slot consent - What the buyer agrees to, in the shop's words.
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart submit @csspart status
 *
 * @fires {SipsReadyEvent} sips-ready - A card can be entered.
 * @fires {CardSavedEvent} card-saved - It is in the wallet.
 * @fires {PaymentErrorEvent} payment-error - Could not load or save.
 */
export class SipsAddCard extends LitElement {
  static override styles = [tokens, formFrameStyles];
  static override properties = {
    endpoint: {},
    locale: {},
    defaultBrand: { attribute: "default-brand" },
    cseVendor: { attribute: "cse-vendor" },
    disabled: { type: Boolean, reflect: true },
    current: { state: true },
    notice: { state: true },
    said: { state: true },
  };

  declare endpoint: string;
  declare locale: string | undefined;
  declare defaultBrand: string | undefined;
  declare cseVendor: string | VendorEncrypt | undefined;
  declare disabled: boolean;
  declare private current: CardFormState;
  declare private notice: string;
  declare private said: string;

  #words = wordsOf(en);
  #inputs: CardInputs | undefined;
  #cse: CseForPage | undefined;
  #connection: AbortController | undefined;

  constructor() {
    super();
    this.endpoint = "/sips";
    this.disabled = false;
    this.current = "loading";
    this.notice = "";
    this.said = "";
    startWhenVisible(this, {
      start: () => this.restart(),
      end: () => this.#end(),
    });
  }

  /** What the element is doing; the attribute `state` shows it as well. `done`: saved, and ready for one more. */
  get state(): CardFormState {
    return this.current;
  }

  /** Saves the card; the same as the button. */
  submit(): void {
    if (this.disabled || (this.current !== "ready" && this.current !== "done")) return;
    if (this.#allValid()) void this.#save();
  }

  // Not the flow of the paying elements: there is no session to keep, a refused card stays in the fields to be
  // corrected, and another card may follow.
  /** Starts over, with empty fields. */
  restart(): void {
    this.#end();
    this.#connection = new AbortController();
    void this.#open();
  }

  #end(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.current = "loading";
    this.#inputs?.clear();
  }

  async #open(): Promise<void> {
    const { signal } = this.#connection ?? {};
    if (!signal) return;
    this.current = "loading";
    this.notice = "";
    try {
      const cse = readCseOfWallet(this.endpoint, signal);
      // It is awaited further down; this avoids an unhandled rejection until then.
      cse.catch(() => {});
      this.#words = wordsOf(await loadLocale(this.locale));
      this.#cse = await cse;
      this.#inputs ??= new CardInputs(
        (cardIIN, asking) => askBrands(newCardBrandsUrl(this.endpoint), { cardIIN }, asking),
        this.defaultBrand,
      );
      warmUp(this.#fields, () => this.#cse);
      this.current = "ready";
      this.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      await this.#fail(error, "failed", signal);
    }
  }

  async #save(): Promise<void> {
    const { signal } = this.#connection ?? {};
    const inputs = this.#inputs;
    if (!signal || !this.#cse || !inputs) return;
    // Set before anything is awaited, so that a second click finds it busy.
    this.current = "busy";
    this.notice = "";
    try {
      // The brand is saved with the card, so the buyer must have seen the choice.
      const hasChoiceCome = await inputs.hasChoiceCome();
      signal.throwIfAborted();
      if (hasChoiceCome) {
        this.current = "ready";
        await this.updateComplete;
        return inputs.brandChoice.focus();
      }
      const { encryptCard } = await loadEncryption(this.#cse);
      // The brand is known only now; the fields have been inert since the click.
      const read = inputs.read();
      if (!read) return;
      const { cardNumber, cardExpiryDate, paymentMeanBrand } = read;
      const encrypted = await encryptCard({ cardNumber }, ...encryptionOf(this.#cse, this.cseVendor));
      const saved = await saveCard(this.endpoint, { ...encrypted, cardExpiryDate, paymentMeanBrand });
      if (signal.aborted) return;
      inputs.clear();
      this.current = "done";
      this.dispatchEvent(new CardSavedEvent(saved));
    } catch (error) {
      await this.#fail(error, "ready", signal);
    }
  }

  async #fail(error: unknown, state: CardFormState, signal: AbortSignal): Promise<void> {
    const code = codeOf(error);
    const { sentence: message } = await tellFault(this.#words, code, error);
    if (signal.aborted) return;
    this.notice = message;
    this.current = state;
    reportFailure(this, code, message, error);
  }

  #allValid(): boolean {
    const fields = this.#fields;
    this.said = fields.flatMap((field) => field.tell() ?? []).join(" ");
    const wrong = fields.find((field) => field.problem);
    wrong?.focus();
    return wrong === undefined;
  }

  get #fields(): readonly CardField[] {
    return this.#inputs ? [this.#inputs.number, this.#inputs.expiry] : [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#cse && (changed.has("endpoint") || changed.has("locale"))) void this.#open();
    const { disabled, defaultBrand: declaredDefault } = this;
    for (const field of [...this.#fields, this.#inputs?.brandChoice]) {
      if (field) Object.assign(field, { strings: this.#words, disabled, declaredDefault });
    }
    this.setAttribute("state", this.current);
  }

  protected override render(): TemplateResult {
    const inputs = this.#inputs;
    return formFrame(this, {
      words: this.#words,
      state: this.current,
      notice: this.notice,
      said: this.said,
      fields: inputs ? [inputs.number, inputs.brandChoice, inputs.expiry] : places(2),
      consent: html`<slot name="consent"></slot>`,
      again: true,
      retry: () => void this.#open(),
    });
  }
}

/** The language's texts for a card that is saved, instead of those for one that pays. */
function wordsOf(words: Locale): Locale {
  const { add, save, saving, saved, brandChoiceHelp, faults } = words.savedCards ?? enSavedCards;
  return {
    ...words,
    form: add,
    pay: save,
    busy: saving,
    done: saved,
    // The choice applies not to this payment but to all future ones.
    own: { ...(words.own ?? enOwn), brandChoiceHelp },
    ownFaults: faults,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-add-card": SipsAddCard;
  }
}
