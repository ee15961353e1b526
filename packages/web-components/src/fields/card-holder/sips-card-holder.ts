import type { FieldProblem } from "../../locales/field-problem.js";
import { isNoName } from "../holds-number.js";
import { InputField } from "../input-field.js";

/**
 * The name on the card. It is not sensitive, so it is an ordinary input in both modes.
 *
 * @element sips-card-holder
 * @csspart label @csspart field @csspart input @csspart error
 */
export class SipsCardHolder extends InputField {
  override readonly field = "cardholderName";
  protected override readonly autocomplete = "cc-name";

  get cardholderName(): string {
    return this.text.trim();
  }

  override get problem(): FieldProblem | undefined {
    const { cardholderName } = this;
    if (isNoName(cardholderName)) return "invalid";
    // Zero-width characters are no name either.
    return /\p{L}/u.test(cardholderName) ? undefined : "missing";
  }
}
