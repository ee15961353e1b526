import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { formatCsc, readCsc } from "../../card/csc.js";
import type { FieldProblem } from "../../locales/field-problem.js";
import { DigitsField } from "../digits-field.js";

/**
 * The security code: three digits, or four for some brands.
 *
 * @element sips-card-csc
 * @csspart label @csspart field @csspart input @csspart error
 */
export class SipsCardCsc extends DigitsField {
  static override properties: PropertyDeclarations = { length: { type: Number } };

  override readonly field = "cardCSCValue";
  protected override readonly autocomplete = "cc-csc";
  protected override readonly described = "error help";
  /** How many digits the card's brand requires. */
  declare length: 3 | 4;

  constructor() {
    super();
    this.length = 3;
  }

  /** The code, or the problem. Never leaves the page in clear; only the form's source reads it, to encrypt it. */
  read(): ReturnType<typeof readCsc> {
    return readCsc(this.text, this.length);
  }

  override get problem(): FieldProblem | undefined {
    const read = this.read();
    return "problem" in read ? read.problem : undefined;
  }

  protected override format(text: string): string {
    return formatCsc(text);
  }

  protected override render(): TemplateResult {
    return html`${super.render()}<span id="help">${this.own.cscHelp[this.length]}</span>`;
  }
}
