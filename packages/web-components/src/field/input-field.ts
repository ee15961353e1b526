import { html, nothing, type TemplateResult } from "lit";
import { CardField } from "./card-field.js";
import { reformat } from "./reformat.js";

/** A field whose text is typed into our own input. The input has no name: no form may send it along. */
export abstract class InputField extends CardField {
  protected abstract readonly autocomplete: string;
  protected readonly keyboard: "numeric" | "text" = "numeric";
  #text = "";

  protected get text(): string {
    return this.#text;
  }

  override get empty(): boolean {
    return this.#text === "";
  }

  override clear(): void {
    this.#text = "";
    if (this.#input) this.#input.value = "";
    this.hush();
    this.changed();
  }

  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** How the text is shown while it is typed. */
  protected abstract format(text: string): string;

  protected help(): string | undefined {
    return undefined;
  }

  protected beside(): TemplateResult | undefined {
    return undefined;
  }

  protected override content(): TemplateResult {
    const help = this.help();
    return html`<input
        id="input"
        part="input"
        type="text"
        dir=${this.keyboard === "numeric" ? "ltr" : "auto"}
        inputmode=${this.keyboard}
        enterkeyhint="done"
        autocomplete=${this.autocomplete}
        autocapitalize=${this.keyboard === "text" ? "words" : "none"}
        autocorrect="off"
        spellcheck="false"
        placeholder=${this.strings.hints[this.field] ?? nothing}
        aria-required="true"
        aria-invalid=${this.shown ? "true" : "false"}
        aria-describedby=${help ? "error help" : "error"}
        ?disabled=${this.disabled}
        @input=${this.#typed}
        @change=${this.#typed}
        @blur=${this.left}
      />${this.beside()}${help && html`<span id="help" class="unseen">${help}</span>`}`;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector("input");
  }

  // On `input` and `change` alike, never on keys: autofill and password managers press none.
  #typed(event: Event): void {
    const input = this.#input;
    if (!input) return;
    const typed = { text: input.value, caret: input.selectionStart ?? input.value.length };
    const next = reformat(typed, this.#text, (text) => this.format(text), deletion(event));
    if (next.text !== input.value) {
      input.value = next.text;
      // Only where the buyer is writing: elsewhere it would take the focus on some phones.
      if (this.shadowRoot?.activeElement === input) input.setSelectionRange(next.caret, next.caret);
    }
    if (next.text === this.#text) return;
    this.#text = next.text;
    this.changed();
    this.requestUpdate();
  }
}

function deletion(event: Event): "backward" | "forward" | undefined {
  const type = event instanceof InputEvent ? event.inputType : "";
  if (type === "deleteContentBackward") return "backward";
  return type === "deleteContentForward" ? "forward" : undefined;
}
