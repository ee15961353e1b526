import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { en } from "../locales/en.js";
import type { Locale } from "../locales/locale.js";
import { fieldStyles } from "./field.styles.js";
import type { CardFieldName, FieldProblem } from "../locales/field-problem.js";

/**
 * The base of all card fields: a label, a box, and a message when something is wrong. Each field fills the box itself:
 * with an input, or the gateway's frame.
 */
export abstract class CardField extends LitElement {
  static override styles: CSSResultGroup = fieldStyles;
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override properties: PropertyDeclarations = {
    strings: { attribute: false },
    disabled: { type: Boolean, reflect: true },
    shown: { state: true },
  };

  /** The texts in the buyer's language. */
  declare strings: Locale;
  declare disabled: boolean;
  /** The problem that is shown to the buyer; undefined when none is. */
  declare protected shown: FieldProblem | undefined;

  abstract readonly field: CardFieldName;
  /** The current problem, shown or not. */
  abstract readonly problem: FieldProblem | undefined;
  abstract readonly empty: boolean;
  /** Forgets what was entered. */
  abstract clear(): void;

  constructor() {
    super();
    this.strings = en;
    this.disabled = false;
  }

  /** Shows the buyer what is wrong, and returns the message. */
  tell(): string | undefined {
    this.shown = this.problem;
    return this.sentence;
  }

  /** Shows that the server rejects the value, until it is changed, and focuses the field. */
  refuse(): void {
    this.shown = "invalid";
    this.dispatchEvent(new Event("sips-field-change", { bubbles: true }));
    this.focus();
  }

  /** The message that is shown. */
  get sentence(): string | undefined {
    return this.shown && this.sentenceFor(this.shown);
  }

  protected sentenceFor(problem: FieldProblem): string | undefined {
    const { missing, invalid } = this.strings.problems[this.field];
    return problem === "missing" ? missing : invalid;
  }

  protected get label(): string {
    return this.strings.labels[this.field];
  }

  /** Call after each change: hides a problem that is no longer that one, and informs the form. */
  protected changed(): void {
    // Other problems wait until the field loses the focus: a number being typed is not reported as too short.
    if (this.shown !== this.problem) this.shown = undefined;
    this.dispatchEvent(new Event("sips-field-change", { bubbles: true }));
  }

  /** Call when the buyer leaves the field: shows a mistake at once, but never an empty field. */
  protected left(): void {
    // A message that is shown is still right, or the server's.
    if (this.empty || this.shown) return;
    this.tell();
    this.changed();
  }

  protected override willUpdate(): void {
    this.toggleAttribute("invalid", Boolean(this.shown));
    // A part is reached through one shadow root only: the form passes those of its fields on.
    this.setAttribute("exportparts", "label,field,input,error");
  }

  protected override render(): TemplateResult {
    return html`<label part="label" for="input" @click=${this.focus}>${this.label}</label>
      <div part="field" class="box">${this.content()}</div>
      <p part="error" id="error">${this.sentence ?? nothing}</p>`;
  }

  protected abstract content(): TemplateResult;
}
