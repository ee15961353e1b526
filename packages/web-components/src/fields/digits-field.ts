import type { CSSResultGroup } from "lit";
import type { CardFormState } from "./card-form-state.js";
import { enOwn } from "../locales/en-own.js";
import type { OwnWords } from "../locales/locale.js";
import { digitsStyles } from "./digits.styles.js";
import type { FieldProblem } from "../locales/field-problem.js";
import { InputField } from "./input-field.js";
import { deletion, reformat, type Typing } from "./reformat.js";

/** A field of digits, formatted while it is typed with the caret kept where it was. */
export abstract class DigitsField extends InputField {
  static override styles: CSSResultGroup = [InputField.styles, digitsStyles];

  protected override readonly keyboard = "numeric";

  protected abstract format(text: string): string;

  protected get own(): OwnWords {
    return this.strings.own ?? enOwn;
  }

  protected override sentenceFor(problem: FieldProblem): string | undefined {
    return this.own.problems[this.field]?.[problem] ?? super.sentenceFor(problem);
  }

  /** Shows dots in place of the digits; the last `open` ones stay. */
  mask(open = 0): void {
    this.#show(this.text.replace(new RegExp(`\\d(?=(\\D*\\d){${open}})`, "g"), "•"));
  }

  /** Shows the digits again when the form is ready; once the card was sent, only the dots are kept. */
  follow(state: CardFormState): void {
    if (state === "ready") this.#show(this.text);
    else if (state === "done" || state === "failed") this.text = "";
  }

  #show(text: string): void {
    if (this.input) this.input.value = text;
  }

  protected override edited(input: HTMLInputElement, event: Typing): string {
    const typed = { text: input.value, caret: input.selectionStart ?? input.value.length };
    const next = reformat(typed, this.text, (text) => this.format(text), deletion(event));
    // An input method composes on its own text; once it is done, `change` comes at the latest when the field is left.
    if (next.text !== input.value && !event.isComposing) {
      input.value = next.text;
      // Only in the focused field: elsewhere it would steal the focus on some phones.
      if (this.shadowRoot?.activeElement === input) input.setSelectionRange(next.caret, next.caret);
    }
    return next.text;
  }
}
