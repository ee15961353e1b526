import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Bank, PaymentSession } from "@sips-kit/protocol/checkout";
import { enIdeal } from "../../locales/en-ideal.js";
import type { IdealWords, Locale } from "../../locales/locale.js";
import { places } from "../../payment-flow/form-frame.js";
import type { PaymentField } from "../../payment-flow/payment-source.js";
import { RedirectPayment } from "../redirect-payment/redirect-payment.js";
import { idealStyles } from "./sips-ideal.styles.js";

/**
 * Pays one order of the shop with iDEAL: the buyer chooses their bank, and is redirected to its page. If the server
 * gives no banks, they choose there, and the element is just a button.
 *
 * @element sips-ideal
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button; the slot does the same.
 * @attr disabled - Nothing can be chosen or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart label @csspart input @csspart error @csspart submit @csspart status
 * @csspart answers @csspart see @csspart agree
 *
 * @fires {SipsReadyEvent} sips-ready - A bank can be chosen.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send.
 */
export class SipsIdeal extends RedirectPayment {
  static override styles: CSSResultGroup = [RedirectPayment.styles, idealStyles];
  static override properties: PropertyDeclarations = {
    banks: { state: true },
    problem: { state: true },
  };

  protected override readonly paymentMethod = "ideal";
  protected override readonly opensLate = false;
  /** Undefined before the first session has arrived. */
  declare private banks: readonly Bank[] | undefined;
  /** The message to the buyer about the bank. */
  declare private problem: "missing" | "invalid" | undefined;
  #chosen: Bank | undefined;

  override focus(): void {
    if (this.#select) this.#select.focus();
    else super.focus();
  }

  get #select(): HTMLSelectElement | null {
    return this.renderRoot.querySelector("select");
  }

  get #own(): IdealWords {
    return this.words.ideal ?? enIdeal;
  }

  protected override label({ ideal = enIdeal }: Locale): string {
    return ideal.pay;
  }

  protected override take({ banks = [] }: PaymentSession): void {
    this.banks = banks;
    this.#choose(this.#chosen?.bankCode ?? "");
  }

  protected override check(): boolean {
    if (!this.banks?.length || this.#chosen) return true;
    this.#tell("missing");
    return false;
  }

  protected override details(): object {
    return { ...this.#chosen };
  }

  protected override inputs(): readonly PaymentField[] {
    const sentence = () => this.problem && this.#own[this.problem];
    return [
      {
        field: "bankCode",
        // A choice not yet made is not lost with a session.
        empty: false,
        refuse: () => this.#tell("invalid"),
        get sentence() {
          return sentence();
        },
      },
    ];
  }

  #tell(problem: "missing" | "invalid"): void {
    this.problem = problem;
    this.said = this.#own[problem];
    this.#select?.focus();
  }

  #choose(bankCode: string): void {
    this.#chosen = this.banks?.find((bank) => bank.bankCode === bankCode);
    this.problem = undefined;
    this.said = "";
    this.requestUpdate();
  }

  protected override content(): unknown {
    const { banks } = this;
    if (!banks) return this.state === "failed" ? nothing : places(1);
    return banks.length === 0 ? nothing : this.#choice(banks, this.#own);
  }

  #choice(banks: readonly Bank[], { bank: label, choose, ...problems }: IdealWords): TemplateResult {
    const { problem } = this;
    // The form treats Enter as the button; here it opens the list, or picks a bank from it.
    const keepEnter = (event: KeyboardEvent) => event.stopPropagation();
    return html`<div class="bank">
      <label part="label" for="bank">${label}</label>
      <div class="box">
        <select
          id="bank"
          part="input"
          aria-required="true"
          aria-invalid=${Boolean(problem)}
          aria-describedby="problem"
          ?disabled=${this.disabled}
          @change=${({ target }: Event) => this.#choose(valueOf(target))}
          @keydown=${keepEnter}
        >
          <option value="" .selected=${!this.#chosen}>${choose}</option>
          ${banks.map(({ bankCode, bankName }) => this.#option(bankCode, bankName))}
        </select>
      </div>
      <p part="error" id="problem">${problem ? problems[problem] : nothing}</p>
    </div>`;
  }

  #option(bankCode: string, bankName: string): TemplateResult {
    const isChosen = bankCode === this.#chosen?.bankCode;
    return html`<option value=${bankCode} .selected=${isChosen}>${bankName}</option>`;
  }
}

function valueOf(target: EventTarget | null): string {
  return target instanceof HTMLSelectElement ? target.value : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-ideal": SipsIdeal;
  }
}
