import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import { CardField } from "../card-field.js";
import type { CardFieldName, FieldProblem } from "../../locales/field-problem.js";

/** What the gateway's frame has reported about its content. `touched`: focused, but nothing reported yet. */
export type FrameState = "untouched" | "touched" | "empty" | "valid" | "invalid";

/**
 * A field whose box holds a frame of the gateway. What is typed never reaches this page.
 *
 * @element sips-hosted-field
 * @csspart label @csspart field @csspart error
 */
export class SipsHostedField extends CardField {
  static override properties: PropertyDeclarations = {
    slots: { attribute: false },
    loading: { type: Boolean, reflect: true },
    focused: { type: Boolean, reflect: true },
  };

  override field: CardFieldName = "cardNumber";
  /** Names of the slots for the field's frame and, next to it, the brand frame. */
  declare slots: readonly string[];
  declare loading: boolean;
  declare focused: boolean;
  #state: FrameState = "untouched";

  constructor() {
    super();
    this.slots = [];
    this.loading = true;
    this.focused = false;
  }

  get frame(): FrameState {
    return this.#state;
  }

  set frame(state: FrameState) {
    if (state === this.#state) return;
    // Focus alone must not hide a message.
    if (state === "touched" && (this.#state !== "untouched" || this.shown !== undefined)) return;
    this.#state = state;
    // The validity event may come after the blur event.
    if (state === "invalid" && !this.focused) this.tell();
    this.changed();
  }

  /** `touched` is no problem: a script whose validity events have other names must not lock the form. */
  override get problem(): FieldProblem | undefined {
    if (this.#state === "invalid") return "invalid";
    return this.empty ? "missing" : undefined;
  }

  override get empty(): boolean {
    return this.#state === "empty" || this.#state === "untouched";
  }

  override clear(): void {
    this.#state = "untouched";
    this.shown = undefined;
  }

  blurred(): void {
    this.focused = false;
    this.left();
  }

  override focus(): void {
    // The frame is in the document (see document-place.ts); its own page passes the focus on to its input.
    document
      .getElementById(this.slots[0] ?? "")
      ?.querySelector("iframe")
      ?.focus();
  }

  protected override content(): TemplateResult {
    return html`${this.slots.map((name) => html`<slot name=${name}></slot>`)}`;
  }
}
