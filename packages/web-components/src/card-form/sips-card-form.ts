import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { SipsCardHolder } from "../card-holder/sips-card-holder.js";
import { defineElement } from "../define-element.js";
import { EndpointError } from "../endpoint/endpoint-error.js";
import { sendPayment } from "../endpoint/payment-endpoint.js";
import type { CardMode } from "../endpoint/payment-session.js";
import { keepSession } from "../endpoint/session-keeper.js";
import { CardChangeEvent } from "../events/card-change-event.js";
import { PaymentErrorEvent } from "../events/payment-error-event.js";
import { PaymentNextEvent, type PaymentNext } from "../events/payment-next-event.js";
import { SipsReadyEvent } from "../events/sips-ready-event.js";
import { CardField } from "../field/card-field.js";
import { tokens } from "../field/tokens.styles.js";
import { en } from "../locales/en.js";
import { loadLocale } from "../locales/load-locale.js";
import type { Locale } from "../locales/locale.js";
import type { CardSource } from "../source/card-source.js";
import type { SdpxNamesOverride } from "../source/sdpx-names.js";
import { goTo } from "./go-to.js";
import { loadSource } from "./load-source.js";
import { followShopForm, type ShopForm } from "./shop-form.js";
import { cardFormStyles } from "./sips-card-form.styles.js";
import { whenVisible } from "./when-visible.js";

/** What the form is doing. It never looks ready when it is not. */
export type CardFormState = "loading" | "ready" | "busy" | "failed" | "done";

/** After this long the buyer is told that it takes longer than usual. */
const slowAfterMs = 6_000;

/**
 * A card form that pays one order of the shop.
 *
 * @element sips-card-form
 * @attr {"hosted"|"cse"} mode - Who takes the card: the gateway's frames (default), or our inputs with encryption.
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it.
 * @attr locale - Language of the form; else the page's `lang`.
 * @attr submit-label - Text of the button, such as "Pay 24.90 EUR"; the slot does the same.
 * @attr default-brand - Brand that the shop declares as its default for co-badged cards, such as CB.
 * @attr {"page"|"modal"} challenge - Where the bank asks the holder: on a page (default) or in a dialog.
 * @attr name - Makes the form a control of the shop's own form: see the README.
 * @attr disabled - Nothing can be entered or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart submit @csspart status
 *
 * @fires {SipsReadyEvent} sips-ready - The card can be entered and sent.
 * @fires {CardChangeEvent} card-change - A field has another state; never its content.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send; a refusal is no error.
 *
 * @cssprop --sips-font-family @cssprop --sips-font-size @cssprop --sips-color-text @cssprop --sips-color-muted
 * @cssprop --sips-color-field @cssprop --sips-color-border @cssprop --sips-color-accent
 * @cssprop --sips-color-on-accent @cssprop --sips-color-error @cssprop --sips-color-success
 * @cssprop --sips-color-soft @cssprop --sips-radius @cssprop --sips-field-height @cssprop --sips-gap
 */
export class SipsCardForm extends LitElement {
  static readonly formAssociated = true;
  static override styles = [tokens, cardFormStyles];
  static override properties = {
    mode: {},
    endpoint: {},
    orderId: { attribute: "order-id" },
    locale: {},
    submitLabel: { attribute: "submit-label" },
    defaultBrand: { attribute: "default-brand" },
    challenge: {},
    disabled: { type: Boolean, reflect: true },
    hostedFieldsNames: { attribute: false },
    hostedFieldsHosts: { attribute: false },
    state: { reflect: true },
    _strings: { state: true },
    _source: { state: true },
    _notice: { state: true },
    _said: { state: true },
    _slow: { state: true },
  };

  declare mode: CardMode;
  declare endpoint: string;
  declare orderId: string;
  declare locale: string | undefined;
  declare submitLabel: string | undefined;
  declare defaultBrand: string | undefined;
  declare challenge: "page" | "modal";
  declare disabled: boolean;
  /** Other names for what the gateway's script calls its things: see sdpx-names.ts. */
  declare hostedFieldsNames: SdpxNamesOverride | undefined;
  /** Hosts that the gateway's script may come from. */
  declare hostedFieldsHosts: readonly string[] | undefined;
  /** Read-only: what the form is doing. */
  declare state: CardFormState;

  declare private _strings: Locale;
  declare private _source: CardSource | undefined;
  declare private _notice: string;
  /** What a screen reader is told of the fields; the eye has it at the field. */
  declare private _said: string;
  declare private _slow: boolean;

  readonly #internals = this.attachInternals();
  readonly #sessions = keepSession();
  /** Kept over a restart: a name need not be typed twice. */
  #holder: SipsCardHolder | undefined;
  /** One connection, or one try after a failure: what belongs to an older one is dropped. */
  #run = new AbortController();
  #started: Promise<void> | undefined;
  /** Set before anything is awaited: of two clicks the second one finds it set. */
  #locked = false;
  /** What was sent without an answer: sent again as it is, for the server knows what it has seen. */
  #unanswered: object | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #lastChange = "";
  #shopForm: ShopForm | undefined;

  constructor() {
    super();
    this.mode = "hosted";
    this.endpoint = "/sips";
    this.orderId = "";
    this.challenge = "page";
    this.disabled = false;
    this.state = "loading";
    this._strings = en;
    this._notice = "";
    this._said = "";
    this._slow = false;
    this.addEventListener("invalid", (event) => {
      // The browser would show a bubble of its own beside our sentences.
      event.preventDefault();
      this.#allValid();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#run = new AbortController();
    whenVisible(this, this.#run.signal, () => this.restart());
    addEventListener("pageshow", this.#shownAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pageshow", this.#shownAgain);
    this.#end();
    this.#started = undefined;
  }

  /** Starts anew with an empty card: after a cancelled `payment-next`, or when the order has changed. */
  restart(notice = ""): void {
    this.#end();
    this.#run = new AbortController();
    this._notice = notice;
    this.#started = this.#start(this.#run.signal);
  }

  /** Sends the card; the same as the button. While one sending runs, another does nothing. */
  submit(): void {
    if (this.#locked || this.disabled) return;
    this.#locked = true;
    void this.#pay(this.#run.signal);
  }

  /** Empties everything. */
  reset(): void {
    this.#holder?.clear();
    this.restart();
  }

  override focus(): void {
    this.#fields[0]?.focus();
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#shopForm?.release();
    const name = this.getAttribute("name");
    this.#shopForm =
      form && name ? followShopForm(name, form, this.#internals, () => this.submit()) : undefined;
  }

  /** Session, code of the mode, language and frames, as much of it at once as can be. */
  async #start(signal: AbortSignal, again = false): Promise<void> {
    this.#phase("loading");
    try {
      const opening = this.#sessions.get(this.endpoint, this.orderId, this.mode, signal);
      // It is awaited further down; until then its failure is nobody's surprise.
      opening.catch(() => {});
      const locale = this.locale ?? (document.documentElement.lang || "en");
      const [strings, source] = await Promise.all([
        loadLocale(locale),
        loadSource(this.mode, {
          endpoint: this.endpoint,
          locale,
          defaultBrand: this.defaultBrand,
          names: this.hostedFieldsNames,
          hosts: this.hostedFieldsHosts,
        }),
      ]);
      signal.throwIfAborted();
      this._strings = strings;
      this._source = source;
      this.#holder ??= defineElement("sips-card-holder", SipsCardHolder);
      // The frames need their place in the page, and their titles.
      await this.updateComplete;
      await source.start(await opening, signal);
      signal.throwIfAborted();
      this.#locked = false;
      this.#phase("ready");
      this.#tellForm();
      this.dispatchEvent(new SipsReadyEvent());
    } catch (error) {
      if (signal.aborted) return;
      this.#sessions.drop();
      // Frames that did not come are tried once more, with a session of their own, before anybody is bothered.
      if (!again && /_(SCRIPT|FIELDS)_/.test(codeOf(error))) {
        this._source?.stop();
        return this.#start(signal, true);
      }
      this.#fail(error);
    }
  }

  /** From the button to the answer. */
  async #pay(signal: AbortSignal): Promise<void> {
    await this.#started;
    const source = this._source;
    if (signal.aborted || this.state !== "ready" || !source) return this.#unlock(signal);
    try {
      if (this.#sessions.expired) await this.#renew(source, signal);
      if (!this.#allValid()) return this.#unlock(signal);
      this.#phase("busy");
      const { session } = await this.#sessions.get(this.endpoint, this.orderId, this.mode, signal);
      const card = await source.collect();
      // One session, one payment.
      this.#sessions.drop();
      signal.throwIfAborted();
      if (this.#shopForm) {
        this.#phase("done");
        this.#shopForm.deliver(session, card);
      } else {
        this.#unanswered = { session, cardholderName: this.#holder?.cardholderName, ...card };
        await this.#send(signal);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  async #send(signal: AbortSignal): Promise<void> {
    this.#phase("busy");
    const next = await sendPayment(this.endpoint, this.#unanswered ?? {});
    this.#unanswered = undefined;
    if (signal.aborted) return;
    this.#phase("done");
    if (this.dispatchEvent(new PaymentNextEvent(next))) await this.#goOn(next);
  }

  async #goOn({ next, url }: PaymentNext): Promise<void> {
    if (next !== "challenge" || this.challenge !== "modal") return goTo(url);
    const { askHolder } = await import("../challenge/ask-holder.js");
    const result = await askHolder(this.renderRoot, url, this._strings);
    if (result === undefined) this.restart(this._strings.challengeCancelled);
    else goTo(result);
  }

  /** A session that ran out while the buyer was typing: our own inputs keep the card, the gateway's frames do not. */
  async #renew(source: CardSource, signal: AbortSignal): Promise<void> {
    this.#phase("loading");
    await source.start(await this.#sessions.get(this.endpoint, this.orderId, this.mode, signal), signal);
    this.#phase("ready");
    if (this.#fields.some((field) => field.empty)) {
      this._notice = this.#sentence("PAYMENT_SESSION_EXPIRED");
    }
  }

  #fail(error: unknown): void {
    const code = codeOf(error);
    const message = this.#sentence(code);
    // Nothing has been charged then, and with the card once more it can go on.
    const cardAgain = code === "PAYMENT_SESSION_EXPIRED" || code.includes("_TOKENIZE_");
    if (!(error instanceof EndpointError) || error.answered) this.#unanswered = undefined;
    this.#sessions.drop();
    if (cardAgain) this.restart(message);
    else {
      this._notice = message;
      this.#phase("failed");
      this.#locked = false;
    }
    this.dispatchEvent(new PaymentErrorEvent({ code, message, recoverable: true }, error));
  }

  #sentence(code: string): string {
    return this._strings.faults[code] ?? this._strings.failed;
  }

  #unlock(signal: AbortSignal): void {
    if (!signal.aborted) this.#locked = false;
  }

  #retry(): void {
    if (this.#unanswered === undefined) return this.restart();
    this.#locked = true;
    this._notice = "";
    const { signal } = this.#run;
    this.#send(signal).catch((error: unknown) => !signal.aborted && this.#fail(error));
  }

  #end(): void {
    this.#run.abort();
    this._source?.stop();
    this._source = undefined;
    this.#shopForm?.empty();
    this.#unanswered = undefined;
    this.#locked = false;
    clearTimeout(this.#slowTimer);
  }

  /** From the back-forward cache: the page is as it was when it left, busy or done. */
  readonly #shownAgain = (event: PageTransitionEvent): void => {
    if (event.persisted && this.#started) this.restart();
  };

  #phase(state: CardFormState): void {
    this.state = state;
    this._slow = false;
    clearTimeout(this.#slowTimer);
    if (state === "loading" || state === "busy") {
      this.#slowTimer = setTimeout(() => (this._slow = true), slowAfterMs);
    }
  }

  get #fields(): readonly CardField[] {
    return [...(this._source?.fields ?? []), ...(this.#holder ? [this.#holder] : [])];
  }

  /** Tells every problem at its field, all of them to a screen reader, and goes to the first. */
  #allValid(): boolean {
    const sentences = this.#fields.map((field) => field.tell()).filter((sentence) => sentence !== undefined);
    this._said = sentences.join(" ");
    this.#fields.find((field) => field.problem)?.focus();
    return sentences.length === 0;
  }

  #changed(event: Event): void {
    const { target } = event;
    if (!(target instanceof CardField)) return;
    this._said = target.sentence ?? "";
    this.#tellForm();
    const { field, empty, problem } = target;
    const detail = {
      field,
      empty,
      valid: problem === undefined,
      complete: this.#fields.every((each) => each.problem === undefined),
      brands: this._source?.brands ?? [],
    };
    const change = JSON.stringify(detail);
    if (change === this.#lastChange) return;
    this.#lastChange = change;
    this.dispatchEvent(new CardChangeEvent(detail));
  }

  /** The shop's form must not go off without a whole card. */
  #tellForm(): void {
    if (!this.#shopForm) return;
    const incomplete = this.#fields.some((field) => field.problem !== undefined);
    this.#internals.setValidity(incomplete ? { customError: true } : {}, this._strings.checkFields);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) this.submit();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const startAgain = ["mode", "endpoint", "orderId", "locale", "hostedFieldsNames", "defaultBrand"];
    if (this.#started && startAgain.some((name) => changed.has(name))) this.restart();
    for (const part of [...this.#fields, this._source?.brandChoice]) {
      if (part) Object.assign(part, { strings: this._strings, disabled: this.disabled });
    }
  }

  protected override render(): TemplateResult {
    const { _strings: strings, _source: source, state } = this;
    const working = state === "loading" || state === "busy";
    return html`<div part="form" role="group" lang=${strings.tag} aria-label=${strings.form} aria-busy=${working}>
      <p part="notice" class="notice" role="alert">${this._notice}</p>
      <p class="unseen" role="alert">${this._said}</p>
      <div
        class="fields"
        ?inert=${state === "failed" || state === "done"}
        @sips-field-change=${this.#changed}
        @keydown=${this.#key}
      >
        ${source
          ? [source.fields[0], source.brandChoice, ...source.fields.slice(1), this.#holder]
          : [1, 2, 3, 4].map(() => html`<div class="place"></div>`)}
      </div>
      <button
        part="submit"
        type="button"
        aria-disabled=${working || state === "done" || this.disabled}
        @click=${state === "failed" ? this.#retry : this.submit}
      >
        ${working ? html`<span class="spinner"></span>` : nothing}
        ${state === "failed"
          ? strings.retry
          : html`<slot name="submit">${this.submitLabel ?? strings.pay}</slot>`}
      </button>
      <p part="status" class="status" role="status">${this.#status}</p>
    </div>`;
  }

  get #status(): string | typeof nothing {
    const { sending, sendingSlow, loading, slow, done } = this._strings;
    if (this.state === "busy") return this._slow ? sendingSlow : sending;
    if (this.state === "loading") return this._slow ? slow : loading;
    return this.state === "done" ? done : nothing;
  }
}

function codeOf(error: unknown): string {
  // Every error class of ours, and of the CSE package, has one.
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "ELEMENTS_FAILED";
}
