import type { VendorEncrypt } from "@sips-kit/cse";
import { LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { CardMode, PaymentSession } from "@sips-kit/protocol/checkout";
import { SipsCardHolder } from "../../fields/card-holder/sips-card-holder.js";
import { defineElement } from "../../define-element.js";
import { CardChangeEvent } from "../../events/card-change-event.js";
import { CardField } from "../../fields/card-field.js";
import { tellProblems } from "../../fields/tell-problems.js";
import { tokens } from "../../fields/tokens.styles.js";
import { loadLocale } from "../../locales/load-locale.js";
import type { CardData, CardSource } from "../../card-source/card-source.js";
import type { SdpxNamesOverride } from "../../card-source/sdpx-names.js";
import { createFlow, type Flow } from "../../payment-flow/flow.js";
import type { FlowHost } from "../../payment-flow/flow-host.js";
import type { CardFormState } from "../../fields/card-form-state.js";
import { formFrame, places } from "../../payment-flow/form-frame.js";
import { loadSource } from "./load-source.js";
import type { ShopForm } from "./shop-form.js";
import { formFrameStyles } from "../../payment-flow/form-frame.styles.js";
import { startWhenVisible } from "../../payment-flow/start-when-visible.js";

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
 * @attr cse-vendor - Scheme `vendor`: path of the bank's function on `window`, such as Bank.cse.encrypt.
 * @attr {"page"|"modal"} challenge - Where the bank asks the holder: on a page (default) or in a dialog.
 * @attr name - Makes the form a control of the shop's own form: see the README.
 * @attr disabled - Nothing can be entered or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart label @csspart field @csspart input @csspart error @csspart choice
 * @csspart submit @csspart status
 *
 * @fires {SipsReadyEvent} sips-ready - The card can be entered and sent.
 * @fires {CardChangeEvent} card-change - A field has another state; never its content.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send; a refusal is no error.
 *
 * @cssprop --sips-font-family @cssprop --sips-font-size @cssprop --sips-color-text @cssprop --sips-color-muted
 * @cssprop --sips-color-field @cssprop --sips-color-border @cssprop --sips-color-soft @cssprop --sips-color-accent
 * @cssprop --sips-color-on-accent @cssprop --sips-color-error
 * @cssprop --sips-radius @cssprop --sips-field-height @cssprop --sips-gap
 */
export class SipsCardForm extends LitElement {
  static readonly formAssociated = true;
  static override styles = [tokens, formFrameStyles];
  static override properties = {
    mode: {},
    endpoint: {},
    orderId: { attribute: "order-id" },
    locale: {},
    submitLabel: { attribute: "submit-label" },
    defaultBrand: { attribute: "default-brand" },
    cseVendor: { attribute: "cse-vendor" },
    challenge: {},
    disabled: { type: Boolean, reflect: true },
    hostedFieldsNames: { attribute: false },
    said: { state: true },
  };

  declare mode: CardMode;
  declare endpoint: string;
  declare orderId: string;
  declare locale: string | undefined;
  declare submitLabel: string | undefined;
  declare defaultBrand: string | undefined;
  /** The bank's function, or its path on `window`, with scheme `vendor`. */
  declare cseVendor: string | VendorEncrypt | undefined;
  declare challenge: "page" | "modal";
  declare disabled: boolean;
  /** Overrides for the names in the gateway's script: see sdpx-names.ts. */
  declare hostedFieldsNames: SdpxNamesOverride | undefined;
  /** Hosts that the gateway's script may come from, in place of `gatewayHosts`. */
  declare hostedFieldsHosts: readonly string[] | undefined;
  /** The announcement of a screen reader about the fields; sighted buyers see it at the field. */
  declare private said: string;

  /** What the buyer chooses in another element, such as instalments, and the session that permits it. */
  declare choice: { readonly instalments?: number } | undefined;
  declare session: PaymentSession | undefined;

  /** Between the fields and the button. */
  declare protected consent: unknown;
  readonly #internals = this.attachInternals();
  readonly #flow: Flow<CardSource>;
  /** Kept across a restart, so that the name need not be typed twice. */
  #holder: SipsCardHolder | undefined;
  #lastChange = "";
  #shopForm: ShopForm | undefined;
  #joined: Promise<void> | undefined;

  constructor() {
    super();
    this.mode = "hosted";
    this.endpoint = "/sips";
    this.orderId = "";
    this.challenge = "page";
    this.disabled = false;
    this.said = "";
    this.#flow = createFlow<CardData, CardSource>(this, this.flowHost());
    startWhenVisible(this, this.#flow);
  }

  /** What the form is doing; the attribute `state` shows it as well. */
  get state(): CardFormState {
    return this.#flow.view.state;
  }

  /** Starts over with an empty card: after a cancelled `payment-next`, or when the order has changed. */
  restart(notice?: string): void {
    this.#shopForm?.empty();
    this.#flow.start(notice);
  }

  /** Sends the card; the same as the button. Does nothing while a submission is in progress. */
  submit(): void {
    this.#flow.pay();
  }

  /** Empties everything. */
  reset(): void {
    this.#holder?.clear();
    if (this.#flow.isOutdated(true)) this.restart();
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
    this.#shopForm = undefined;
    if (form && this.getAttribute("name")) this.#joined = this.#join(form);
  }

  /** The code for a shop's own form is loaded only if there is one; until then that form counts as incomplete. */
  async #join(form: HTMLFormElement): Promise<void> {
    const internals = this.#internals;
    internals.setValidity({ customError: true }, " ");
    const module = await import("./shop-form.js");
    if (internals.form !== form || this.#shopForm) return;
    this.#shopForm = module.followShopForm(this, form, internals, () => this.#allValid());
    this.#tellShopForm();
  }

  /** What the form provides to the flow; the form that saves cards adds to it. */
  protected flowHost(): FlowHost<CardData, CardSource> {
    return {
      request: () => ({ mode: this.mode }),
      load: () => Promise.all([loadLocale(this.locale), loadSource(this.mode, this), this.#joined]),
      cardholderName: () => this.#holder?.cardholderName ?? "",
      allValid: () => this.#allValid(),
      fields: () => this.#fields,
      deliver: (session, card) => this.#shopForm?.deliver(session, card),
    };
  }

  get #fields(): readonly CardField[] {
    return [...(this.#flow.view.source?.fields ?? []), ...(this.#holder ? [this.#holder] : [])];
  }

  get #isComplete(): boolean {
    return this.#fields.every((field) => !field.problem);
  }

  #allValid(): boolean {
    // Assigned last: the field that loses the focus reports its own problem.
    return (this.said = tellProblems(this.#fields)) === "";
  }

  #changed({ target }: Event): void {
    if (!(target instanceof CardField)) return;
    this.said = target.sentence ?? "";
    this.#tellShopForm();
    const { field, empty, problem } = target;
    const brands = this.#flow.view.source?.brands ?? [];
    const detail = { field, empty, valid: !problem, complete: this.#isComplete, brands };
    const change = JSON.stringify(detail);
    if (change === this.#lastChange) return;
    this.#lastChange = change;
    this.dispatchEvent(new CardChangeEvent(detail));
  }

  /** The shop's form must not be submitted without a complete card. */
  #tellShopForm(): void {
    this.#shopForm?.holdBack(!this.#flow.view.source || !this.#isComplete);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { words, source } = this.#flow.view;
    const anew = ["mode", "endpoint", "orderId", "locale", "hostedFieldsNames", "defaultBrand"];
    if (this.#flow.isOutdated(anew.some((name) => changed.has(name)))) this.restart();
    if (source) this.#holder ??= defineElement("sips-card-holder", SipsCardHolder);
    for (const part of [...this.#fields, source?.brandChoice]) {
      if (part) Object.assign(part, { strings: words, disabled: this.disabled });
    }
    this.setAttribute("state", this.state);
    this.#tellShopForm();
  }

  protected override render(): TemplateResult {
    const { view } = this.#flow;
    const { source } = view;
    return formFrame(this, {
      ...view,
      said: this.said,
      fields: source
        ? [source.fields[0], source.brandChoice, ...source.fields.slice(1), this.#holder]
        : places(4),
      consent: this.consent,
      retry: this.#flow.retry,
      changed: (event) => this.#changed(event),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-card-form": SipsCardForm;
  }
}
