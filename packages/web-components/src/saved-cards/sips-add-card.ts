import type { CseSchemeName, VendorEncrypt } from "@sips-kit/cse";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { readCardNumber } from "../card/card-number.js";
import type { CardFormState } from "../card-form/flow.js";
import { cardFormStyles } from "../card-form/sips-card-form.styles.js";
import { whenVisible } from "../card-form/when-visible.js";
import { SipsCardExpiry } from "../card-expiry/sips-card-expiry.js";
import { SipsCardNumber } from "../card-number/sips-card-number.js";
import { defineElement } from "../define-element.js";
import type { CseOfSession, SavedCard } from "../endpoint/payment-session.js";
import { readCseOfWallet, saveCard } from "../endpoint/wallet-endpoint.js";
import { CardSavedEvent } from "../events/card-saved-event.js";
import { PaymentErrorEvent } from "../events/payment-error-event.js";
import { SipsReadyEvent } from "../events/sips-ready-event.js";
import { tokens } from "../field/tokens.styles.js";
import { en } from "../locales/en.js";
import { enSavedCards } from "../locales/en-saved-cards.js";
import { loadLocale } from "../locales/load-locale.js";
import type { Locale, SavedCardsWords } from "../locales/locale.js";
import { encryptionOf } from "../source/encryption-of.js";

/**
 * Takes a card, encrypts its number in the page and saves it in the buyer's wallet. Nothing is charged, and there is
 * no security code: nobody may keep it. The button is the buyer's consent; the slot is the place for the shop's words.
 *
 * @element sips-add-card
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr locale - Language; else the page's `lang`.
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
  static override styles = [tokens, cardFormStyles];
  static override properties = {
    endpoint: {},
    locale: {},
    cseVendor: { attribute: "cse-vendor" },
    disabled: { type: Boolean, reflect: true },
    current: { state: true },
    notice: { state: true },
    said: { state: true },
  };

  declare endpoint: string;
  declare locale: string | undefined;
  declare cseVendor: string | VendorEncrypt | undefined;
  declare disabled: boolean;
  declare private current: CardFormState;
  declare private notice: string;
  declare private said: string;

  #words: Locale = en;
  #number: SipsCardNumber | undefined;
  #expiry: SipsCardExpiry | undefined;
  #cse: CseOfSession | undefined;
  #connection = new AbortController();

  constructor() {
    super();
    this.endpoint = "/sips";
    this.disabled = false;
    this.current = "loading";
    this.notice = "";
    this.said = "";
  }

  /** What the element is doing; the attribute `state` shows it as well. `done`: saved, and ready for one more. */
  get state(): CardFormState {
    return this.current;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    whenVisible(this, this.#connection.signal, () => void this.#open());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    this.#clear();
  }

  /** Saves the card; the same as the button. */
  submit(): void {
    if (this.disabled || (this.current !== "ready" && this.current !== "done")) return;
    if (this.#allValid()) void this.#save();
  }

  async #open(): Promise<void> {
    const { signal } = this.#connection;
    this.current = "loading";
    this.notice = "";
    try {
      const cse = readCseOfWallet(this.endpoint, signal);
      // It is awaited further down; until then its failure is nobody's surprise.
      cse.catch(() => {});
      this.#words = await loadLocale(this.locale ?? (document.documentElement.lang || "en"));
      this.#cse = await cse;
      this.#number ??= defineElement("sips-card-number", SipsCardNumber);
      this.#expiry ??= defineElement("sips-card-expiry", SipsCardExpiry);
      this.current = "ready";
      this.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      this.#fail(error, "failed", signal);
    }
  }

  async #save(): Promise<void> {
    const { signal } = this.#connection;
    const number = readCardNumber(this.#number?.digits ?? "");
    const expiry = this.#expiry?.read();
    if (!this.#cse || "problem" in number || !expiry || "problem" in expiry) return;
    // Before anything is awaited: of two clicks the second one finds it busy.
    this.current = "busy";
    this.notice = "";
    try {
      const { encryptCard } = await loadEncryption(this.#cse);
      const [key, options] = encryptionOf(this.#cse, this.cseVendor);
      const encrypted = await encryptCard({ cardNumber: number.cardNumber }, key, options);
      const saved: SavedCard = await saveCard(this.endpoint, {
        ...encrypted,
        cardExpiryDate: expiry.cardExpiryDate,
      });
      if (signal.aborted) return;
      this.#clear();
      this.current = "done";
      this.dispatchEvent(new CardSavedEvent(saved));
    } catch (error) {
      this.#fail(error, "ready", signal);
    }
  }

  #fail(error: unknown, state: CardFormState, signal: AbortSignal): void {
    if (signal.aborted) return;
    // Every error class of ours, and of the CSE package, has one.
    const { code = "ELEMENTS_FAILED" } = (error ?? {}) as { code?: string };
    const message = this.#own.faults[code] ?? this.#words.faults[code] ?? this.#words.failed;
    this.notice = message;
    this.current = state;
    this.dispatchEvent(new PaymentErrorEvent({ code, message }, error));
  }

  #allValid(): boolean {
    const fields = this.#fields;
    this.said = fields.flatMap((field) => field.tell() ?? []).join(" ");
    const wrong = fields.find((field) => field.problem);
    wrong?.focus();
    return wrong === undefined;
  }

  #clear(): void {
    for (const field of this.#fields) field.clear();
  }

  #warmUp(): void {
    if (this.#cse) loadEncryption(this.#cse).catch(() => {});
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) this.submit();
  }

  get #fields(): readonly (SipsCardNumber | SipsCardExpiry)[] {
    return this.#number && this.#expiry ? [this.#number, this.#expiry] : [];
  }

  get #own(): SavedCardsWords {
    return this.#words.savedCards ?? enSavedCards;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#cse && ["endpoint", "locale"].some((name) => changed.has(name))) void this.#open();
    for (const field of this.#fields) Object.assign(field, { strings: this.#words, disabled: this.disabled });
    this.setAttribute("state", this.current);
  }

  protected override render(): TemplateResult {
    const working = this.current === "loading" || this.current === "busy";
    const hasFailed = this.current === "failed";
    return html`<div
      part="form"
      role="group"
      lang=${this.#words.tag}
      aria-label=${this.#own.add}
      aria-busy=${working}
    >
      <p part="notice" class="notice" role="alert">${this.notice}</p>
      <p class="unseen" role="alert">${this.said}</p>
      <div class="fields" ?inert=${hasFailed} @focusin=${this.#warmUp} @keydown=${this.#key}>
        ${this.#number ? this.#fields : [1, 2].map(() => html`<div class="place"></div>`)}
      </div>
      <slot name="consent"></slot>
      <button
        part="submit"
        type="button"
        aria-disabled=${working || this.disabled}
        @click=${hasFailed ? this.#open : this.submit}
      >
        ${working ? html`<span class="spinner"></span>` : nothing}
        ${hasFailed ? this.#words.retry : html`<slot name="submit">${this.#own.save}</slot>`}
      </button>
      <p part="status" class="status" role="status">${this.#status}</p>
    </div>`;
  }

  get #status(): string {
    const { loading } = this.#words;
    const { saving, saved } = this.#own;
    return { loading, busy: saving, done: saved, ready: "", failed: "" }[this.current];
  }
}

/** The encryption with the code of the scheme that the server has named. */
async function loadEncryption(cse: CseOfSession): Promise<typeof import("@sips-kit/cse")> {
  const encryption = await import("@sips-kit/cse");
  // The server's word; cse refuses a name that it does not know.
  await encryption.loadScheme(cse.scheme as CseSchemeName | undefined);
  return encryption;
}
