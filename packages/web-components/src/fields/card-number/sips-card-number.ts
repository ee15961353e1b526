import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { brandMark } from "../brand-choice/brand-mark.js";
import { brandOf } from "../../card/brand.js";
import { formatCardNumber, readCardNumber } from "../../card/card-number.js";
import { digitsOf } from "../../card/digits.js";
import type { FieldProblem } from "../../locales/field-problem.js";
import { DigitsField } from "../digits-field.js";

/**
 * The card number, grouped as on the card, with the mark of its brand.
 *
 * @element sips-card-number
 * @csspart label @csspart field @csspart input @csspart error
 */
export class SipsCardNumber extends DigitsField {
  static override properties: PropertyDeclarations = {
    ...DigitsField.properties,
    coBadged: { attribute: false },
  };

  /** True when the cardholder can choose a brand: no mark is shown here as if it were chosen. */
  declare coBadged: boolean | undefined;

  override readonly field = "cardNumber";
  protected override readonly autocomplete = "cc-number";

  /** The digits so far. They never leave the page in clear; only the form's source reads them, to encrypt them. */
  get digits(): string {
    return digitsOf(this.text);
  }

  override get problem(): FieldProblem | undefined {
    const read = readCardNumber(this.text);
    return "problem" in read ? read.problem : undefined;
  }

  protected override format(text: string): string {
    return formatCardNumber(text);
  }

  protected override content(): TemplateResult {
    const mark = this.coBadged ? nothing : brandMark(brandOf(this.digits).name);
    return html`${super.content()}<span class="mark">${mark}</span>`;
  }
}
