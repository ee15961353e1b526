import { html } from "lit";
import { formatIban, isIban, plainIban } from "../../iban/iban.js";
import { enElv } from "../../locales/en-elv.js";
import type { ElvFieldName, ElvWords, Locale } from "../../locales/locale.js";
import { AccountForm } from "../account-form/account-form.js";

/**
 * Pays one order of the shop by ELV, the direct debit of German accounts: the buyer enters their IBAN, or account number
 * and bank code, and agrees to the debit by paying. They sign nothing, and stay in the shop.
 *
 * @element sips-elv-form
 * @attr endpoint - Where sipsRouter is mounted, such as /sips.
 * @attr order-id - The order, as the shop's resolveOrder knows it.
 * @attr locale - Language; else the page's `lang`.
 * @attr submit-label - Text of the button; the slot does the same.
 * @attr disabled - Nothing can be entered or sent.
 *
 * @slot submit - The text of the button.
 * @csspart form @csspart notice @csspart label @csspart input @csspart error @csspart consent @csspart submit
 * @csspart status @csspart answers @csspart see @csspart agree
 *
 * @fires {SipsReadyEvent} sips-ready - An account can be entered.
 * @fires {PaymentNextEvent} payment-next - Sent; cancelable, else the page goes to `detail.url`.
 * @fires {PaymentErrorEvent} payment-error - Could not load or send.
 */
export class SipsElvForm extends AccountForm<ElvFieldName> {
  protected override readonly paymentMethod = "elv";
  protected override readonly numbers = ["customerAccount", "customerBankCode"] as const;
  protected override readonly autocomplete = {
    customerAccount: "off",
    customerBankCode: "off",
    holder: "name",
  };

  protected override texts(): ElvWords {
    return this.words.elv ?? enElv;
  }

  protected override shown(): readonly ElvFieldName[] {
    // An IBAN begins with its country, and names the bank itself.
    const isNumber = /^\d/.test(plainIban(this.value("customerAccount")));
    return ["customerAccount", ...(isNumber ? (["customerBankCode"] as const) : []), "holder"];
  }

  protected override isRight(name: ElvFieldName, value: string): boolean {
    const plain = plainIban(value);
    if (name === "customerBankCode") return /^\d{8}$/.test(plain);
    return /^\d{1,10}$/.test(plain) || (plain.startsWith("DE") && isIban(plain));
  }

  protected override format(text: string): string {
    const plain = plainIban(text);
    return /^\d/.test(plain) ? plain : formatIban(plain);
  }

  protected override label({ elv = enElv }: Locale): string {
    return elv.pay;
  }

  protected override content(): unknown {
    return html`<div class="account-form">
      ${this.account()}
      <p class="consent" part="consent">${this.texts().consent}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sips-elv-form": SipsElvForm;
  }
}
