import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { CardField } from "./card-field.js";
import { inputStyles } from "./input.styles.js";
import type { Typing } from "./reformat.js";

/** A field whose text is typed into our own input. The input has no name, so that no form can submit it. */
export abstract class InputField extends CardField {
  static override styles: CSSResultGroup = [CardField.styles, inputStyles];
  /** Token of the HTML standard, by which browsers and password managers know the field. */
  protected abstract readonly autocomplete: string;
  protected readonly keyboard: "numeric" | "text" = "text";
  protected text = "";

  override get empty(): boolean {
    return this.text === "";
  }

  override clear(): void {
    this.text = "";
    if (this.input) this.input.value = "";
    this.shown = undefined;
    this.changed();
  }

  override focus(): void {
    this.input?.focus();
  }

  /** Returns the value to keep; may change the input's text and caret. */
  protected edited(input: HTMLInputElement, _event: Typing): string {
    return input.value;
  }

  /** Ids of elements that describe the input. */
  protected readonly described: string = "error";

  protected get input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector("input");
  }

  protected override content(): TemplateResult {
    return html`<input
      id="input"
      part="input"
      dir="auto"
      inputmode=${this.keyboard}
      enterkeyhint="go"
      autocomplete=${this.autocomplete}
      spellcheck="false"
      maxlength="100"
      placeholder=${this.strings.hints[this.field] ?? nothing}
      aria-required="true"
      aria-invalid=${Boolean(this.shown)}
      aria-describedby=${this.described}
      ?disabled=${this.disabled}
      @input=${this.#typed}
      @change=${this.#typed}
      @blur=${this.left}
    />`;
  }

  // On `input` and `change` alike, never on keys: autofill and password managers press none.
  #typed(event: Event): void {
    const { input } = this;
    const text = input ? this.edited(input, event) : "";
    if (text === this.text) return;
    this.text = text;
    this.changed();
    this.requestUpdate();
  }
}
