import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MandatesForPage, PaymentSession, SavedMandate } from "@sips-kit/protocol/checkout";
import { deletion, reformat } from "../../fields/reformat.js";
import { formatIban, isIban, isOutsideEea, plainIban, shortIban } from "../../iban/iban.js";
import { enMandate } from "../../locales/en-mandate.js";
import type { Locale, MandateFieldName, MandateWords } from "../../locales/locale.js";
import { places } from "../../payment-flow/form-frame.js";
import type { PaymentField } from "../../payment-flow/payment-source.js";
import { RedirectPayment } from "../redirect-payment/redirect-payment.js";
import { mandateFormStyles } from "./sips-mandate-form.styles.js";

type Problem = "missing" | "invalid";

/** How browsers recognise the inputs. An IBAN has no token, and is not to be kept by a browser. */
const autocomplete = {
  iban: "off",
  holder: "name",
  street: "street-address",
  zipCode: "postal-code",
  city: "address-level2",
} as const satisfies Record<MandateFieldName, string>;

const ofAddress = ["street", "zipCode", "city"] as const;

/**
 * Pays one order of the shop by SEPA direct debit: the buyer enters their IBAN and is redirected to sign the mandate, or
 * chooses an account whose mandate they have saved.
 *
 * @element sips-mandate-form
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it; with it comes the buyer's wallet.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button; the slot does the same.
 * @attr disabled - Nothing can be entered or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart label @csspart input @csspart error @csspart choice @csspart submit
 * @csspart status @csspart answers @csspart see @csspart agree
 *
 * @fires {SipsReadyEvent} sips-ready - An account can be entered or chosen.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send.
 */
export class SipsMandateForm extends RedirectPayment {
  static override styles: CSSResultGroup = [RedirectPayment.styles, mandateFormStyles];
  static override properties: PropertyDeclarations = { mandates: { state: true } };

  protected override readonly paymentMethod = "sepa-direct-debit";
  protected override readonly opensLate = false;
  /** Undefined before the first session has arrived. */
  declare private mandates: MandatesForPage | undefined;
  /** The saved mandate that pays; undefined for another account. */
  #chosen: string | undefined;
  #saves = false;
  readonly #values = new Map<MandateFieldName, string>();
  readonly #problems = new Map<MandateFieldName, Problem>();

  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>("input:checked, .field input");
    if (first) first.focus();
    else super.focus();
  }

  get #own(): MandateWords {
    return this.words.mandate ?? enMandate;
  }

  /** The inputs that are shown now. */
  get #shown(): readonly MandateFieldName[] {
    if (!this.mandates || this.#chosen !== undefined) return [];
    const { address } = this.mandates;
    const isNeeded = address === "always" || (address === "outside-eea" && isOutsideEea(this.#value("iban")));
    return ["iban", "holder", ...(isNeeded ? ofAddress : [])];
  }

  protected override label({ mandate = enMandate }: Locale): string {
    return mandate.pay;
  }

  protected override take({ mandates }: PaymentSession): void {
    const isFirst = this.mandates === undefined;
    this.mandates = mandates;
    const saved = mandates?.saved ?? [];
    const isThere = saved.some(({ paymentMeanId }) => paymentMeanId === this.#chosen);
    if (isFirst) this.#chosen = saved[0]?.paymentMeanId;
    else if (!isThere) this.#chosen = undefined;
  }

  protected override check(): boolean {
    const wrong = this.#shown.filter((name) => this.#tell(name, this.#problem(name)));
    this.said = wrong.map((name) => this.#sentence(name)).join(" ");
    if (wrong[0]) this.#input(wrong[0])?.focus();
    return wrong.length === 0;
  }

  protected override details(): object {
    if (this.#chosen !== undefined) return { paymentMeanId: this.#chosen };
    const entered = this.#shown.map((name) => [name, this.#sent(name)] as const);
    return { ...Object.fromEntries(entered), ...(this.#saves && { saveMandate: true }) };
  }

  protected override inputs(): readonly PaymentField[] {
    return this.#shown.map((field) => {
      const sentence = () => this.#sentence(field);
      return {
        field,
        empty: this.#value(field) === "",
        refuse: () => {
          this.#tell(field, "invalid");
          this.said = this.#own.invalid[field];
          this.#input(field)?.focus();
        },
        get sentence() {
          return sentence();
        },
      };
    });
  }

  #value(name: MandateFieldName): string {
    return this.#values.get(name) ?? "";
  }

  #sent(name: MandateFieldName): string {
    return name === "iban" ? plainIban(this.#value(name)) : this.#value(name).trim();
  }

  #problem(name: MandateFieldName): Problem | undefined {
    const value = this.#value(name).trim();
    if (value === "") return "missing";
    if (name === "iban") return isIban(value) ? undefined : "invalid";
    // Three digits in a row are no name, but probably a number in the wrong field.
    return name === "holder" && /\p{Nd}{3}/u.test(value.normalize("NFKC")) ? "invalid" : undefined;
  }

  #sentence(name: MandateFieldName): string | undefined {
    const problem = this.#problems.get(name);
    return problem && this.#own[problem][name];
  }

  /** Shows a problem, or that there is none; true when there is one. */
  #tell(name: MandateFieldName, problem: Problem | undefined): boolean {
    if (problem) this.#problems.set(name, problem);
    else this.#problems.delete(name);
    this.requestUpdate();
    return problem !== undefined;
  }

  #input(name: MandateFieldName): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${name}`);
  }

  #choose(paymentMeanId: string | undefined): void {
    this.#chosen = paymentMeanId;
    this.said = "";
    this.requestUpdate();
  }

  // On `input` and `change` alike, never on keys: autofill and password managers press none.
  #typed(name: MandateFieldName, event: Event): void {
    const { target: input } = event;
    if (!(input instanceof HTMLInputElement)) return;
    if (name === "iban") this.#group(input, event);
    if (input.value === this.#value(name)) return;
    this.#values.set(name, input.value);
    // A shown problem goes as soon as it is corrected.
    if (this.#problems.has(name)) this.#tell(name, this.#problem(name));
    this.requestUpdate();
  }

  /** Groups the IBAN while it is typed, with the caret kept where it was. */
  #group(input: HTMLInputElement, event: Event): void {
    const typed = { text: input.value, caret: input.selectionStart ?? input.value.length };
    const next = reformat(typed, this.#value("iban"), formatIban, deletion(event), /[A-Z0-9]/i);
    if (next.text === input.value) return;
    input.value = next.text;
    // Only in the focused field: elsewhere it would steal the focus on some phones.
    if (this.shadowRoot?.activeElement === input) input.setSelectionRange(next.caret, next.caret);
  }

  /** A mistake is shown when the buyer leaves the input, an empty input only when they pay. */
  #left(name: MandateFieldName): void {
    if (this.#value(name) !== "") this.#tell(name, this.#problem(name));
  }

  protected override content(): unknown {
    const { mandates } = this;
    if (!mandates) return this.state === "failed" ? nothing : places(2);
    return html`<div class="mandate">
      ${mandates.saved.length > 0 ? this.#choices(mandates.saved, this.#own) : nothing}
      ${this.#chosen === undefined ? this.#account(mandates, this.#own) : nothing}
    </div>`;
  }

  #choices(saved: readonly SavedMandate[], { choose, another }: MandateWords): TemplateResult {
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${choose}</legend>
      ${saved.map(({ paymentMeanId, maskedIban = "", paymentMeanAlias }) =>
        this.#choice(
          paymentMeanId,
          html`${paymentMeanAlias} <span class="account">${shortIban(maskedIban)}</span>`,
        ),
      )}
      ${this.#choice(undefined, another)}
    </fieldset>`;
  }

  #choice(paymentMeanId: string | undefined, text: unknown): TemplateResult {
    return html`<label class="choice" part="choice">
      <input
        type="radio"
        name="account"
        .checked=${paymentMeanId === this.#chosen}
        @change=${() => this.#choose(paymentMeanId)}
      />
      <span>${text}</span>
    </label>`;
  }

  #account({ canBeSaved }: MandatesForPage, { sign, save }: MandateWords): TemplateResult {
    const toggle = ({ target }: Event) => {
      this.#saves = target instanceof HTMLInputElement && target.checked;
    };
    return html`<div class="inputs">${this.#shown.map((name) => this.#field(name))}</div>
      ${
        canBeSaved
          ? html`<label class="choice" part="choice">
              <input type="checkbox" .checked=${this.#saves} ?disabled=${this.disabled} @change=${toggle} />
              <span>${save}</span>
            </label>`
          : nothing
      }
      <p class="sign">${sign}</p>`;
  }

  #field(name: MandateFieldName): TemplateResult {
    const isHidden = this.state === "busy" || this.state === "done";
    const value = this.#value(name);
    return html`<div class=${name === "zipCode" || name === "city" ? "field half" : "field"}>
      <label part="label" for=${name}>${this.#own.labels[name]}</label>
      <input
        id=${name}
        part="input"
        .value=${name === "iban" && isHidden ? shortIban(value) : value}
        dir=${name === "iban" ? "ltr" : "auto"}
        autocomplete=${autocomplete[name]}
        autocapitalize=${name === "iban" ? "characters" : "words"}
        spellcheck="false"
        enterkeyhint="done"
        aria-required="true"
        aria-invalid=${this.#problems.has(name) ? "true" : "false"}
        aria-describedby="${name}-problem"
        ?disabled=${this.disabled}
        @input=${(event: Event) => this.#typed(name, event)}
        @change=${(event: Event) => this.#typed(name, event)}
        @blur=${() => this.#left(name)}
      />
      <p part="error" id="${name}-problem">${this.#sentence(name) ?? nothing}</p>
    </div>`;
  }
}
