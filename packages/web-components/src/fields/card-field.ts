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
 * What every field of the card is to the form: a label, a box, and a sentence when something is wrong.
 * What stands in the box is the field's own: an input, or the gateway's frame.
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

  /** Words of the buyer's language. */
  declare strings: Locale;
  declare disabled: boolean;
  /** The problem that the buyer is being told; undefined while they are left alone. */
  declare protected shown: FieldProblem | undefined;

  abstract readonly field: CardFieldName;
  /** What is wrong at the moment, told or not. */
  abstract readonly problem: FieldProblem | undefined;
  abstract readonly empty: boolean;
  /** Forgets what was entered. */
  abstract clear(): void;

  constructor() {
    super();
    this.strings = en;
    this.disabled = false;
  }

  /** Tells the buyer what is wrong, and answers the sentence. */
  tell(): string | undefined {
    this.shown = this.problem;
    return this.sentence;
  }

  /** Tells that the server does not take what is here, until it is changed, and goes there. */
  refuse(): void {
    this.shown = "invalid";
    this.dispatchEvent(new Event("sips-field-change", { bubbles: true }));
    this.focus();
  }

  /** Takes the sentence back. */
  hush(): void {
    this.shown = undefined;
  }

  /** What the buyer is being told. */
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

  /** To be called after each change: a told problem follows what is there, and the form is told of it. */
  protected changed(): void {
    if (this.shown !== undefined) this.shown = this.problem;
    this.dispatchEvent(new Event("sips-field-change", { bubbles: true }));
  }

  /** To be called when the buyer leaves the field: tells a slip at once, but never an empty field. */
  protected left(): void {
    if (this.empty) return;
    this.tell();
    this.changed();
  }

  protected override willUpdate(): void {
    this.toggleAttribute("invalid", this.shown !== undefined);
  }

  protected override render(): TemplateResult {
    return html`<label part="label" for="input" @click=${this.focus}>${this.label}</label>
      <div part="field" class="box">${this.content()}</div>
      <p part="error" id="error">${this.sentence ?? nothing}</p>`;
  }

  protected abstract content(): TemplateResult;
}
