import { formatExpiry, readExpiry } from "../../card/expiry.js";
import type { FieldProblem } from "../../locales/field-problem.js";
import { DigitsField } from "../digits-field.js";

/**
 * The expiry date of the card: month and year in one field, as browsers fill it in.
 *
 * @element sips-card-expiry
 * @csspart label @csspart field @csspart input @csspart error
 */
export class SipsCardExpiry extends DigitsField {
  override readonly field = "cardExpiryDate";
  protected override readonly autocomplete = "cc-exp";

  /** The gateway's YYYYMM, or the problem. */
  read(): ReturnType<typeof readExpiry> {
    return readExpiry(this.text);
  }

  override get problem(): FieldProblem | undefined {
    const read = this.read();
    return "problem" in read ? read.problem : undefined;
  }

  protected override format(text: string): string {
    return formatExpiry(text);
  }
}
