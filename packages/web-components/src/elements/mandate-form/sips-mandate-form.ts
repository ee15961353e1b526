import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MandatesForPage, PaymentSession, SavedMandate } from "@sips-kit/protocol/checkout";
import { holdsNumber } from "../../fields/holds-number.js";
import { isIban, isOutsideEea, shortIban } from "../../iban/iban.js";
import { enMandate } from "../../locales/en-mandate.js";
import type { Locale, MandateFieldName, MandateWords } from "../../locales/locale.js";
import { places } from "../../payment-flow/form-frame.js";
import { AccountForm } from "../account-form/account-form.js";

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
export class SipsMandateForm extends AccountForm<MandateFieldName> {
  static override properties: PropertyDeclarations = { mandates: { state: true } };

  protected override readonly paymentMethod = "sepa-direct-debit";
  protected override readonly opensLate = false;
  protected override readonly numbers = ["iban"] as const;
  protected override readonly autocomplete = {
    iban: "off",
    holder: "name",
    street: "street-address",
    zipCode: "postal-code",
    city: "address-level2",
  };
  /** Undefined before the first session has arrived. */
  declare private mandates: MandatesForPage | undefined;
  /** The saved mandate that pays; undefined for another account. */
  #chosen: string | undefined;
  #saves = false;

  protected override texts(): MandateWords {
    return this.words.mandate ?? enMandate;
  }

  protected override shown(): readonly MandateFieldName[] {
    if (!this.mandates || this.#chosen !== undefined) return [];
    const { address } = this.mandates;
    const isNeeded = address === "always" || (address === "outside-eea" && isOutsideEea(this.value("iban")));
    return ["iban", "holder", ...(isNeeded ? ofAddress : [])];
  }

  protected override isRight(name: MandateFieldName, value: string): boolean {
    return name === "iban" ? isIban(value) : !holdsNumber(value);
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

  protected override details(): object {
    if (this.#chosen !== undefined) return { paymentMeanId: this.#chosen };
    return { ...super.details(), ...(this.#saves && { saveMandate: true }) };
  }

  #choose(paymentMeanId: string | undefined): void {
    this.#chosen = paymentMeanId;
    this.said = "";
    this.requestUpdate();
  }

  protected override content(): unknown {
    const { mandates } = this;
    if (!mandates) return this.state === "failed" ? nothing : places(2);
    return html`<div class="account-form">
      ${mandates.saved.length > 0 ? this.#choices(mandates.saved, this.texts()) : nothing}
      ${this.#chosen === undefined ? this.#newAccount(mandates, this.texts()) : nothing}
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

  #newAccount({ canBeSaved }: MandatesForPage, { sign, save }: MandateWords): TemplateResult {
    const toggle = ({ target }: Event) => {
      this.#saves = target instanceof HTMLInputElement && target.checked;
    };
    return html`${this.account()}
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
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-mandate-form": SipsMandateForm;
  }
}
