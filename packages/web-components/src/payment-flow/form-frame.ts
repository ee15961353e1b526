import { html, nothing, type TemplateResult } from "lit";
import type { FlowView } from "./flow-view.js";

/** An element that takes a payment, or a card to save. */
interface FramedElement {
  readonly disabled: boolean;
  /** Text of the button, instead of the language's own. */
  readonly submitLabel?: string | undefined;
  submit(): void;
}

/** What the frame shows around the fields: the flow's view, and these. */
export interface FormFrame extends Pick<FlowView, "words" | "state" | "notice"> {
  slow?: boolean;
  /** The buyer's choices instead of the button. */
  answers?: unknown;
  /** The announcement of a screen reader about the fields; sighted buyers see it at the field. */
  said: string;
  fields: unknown;
  /** Between fields and button. */
  consent?: unknown;
  /** True when it may be repeated once done. */
  again?: boolean;
  retry: () => void;
  changed?: (event: Event) => void;
}

/**
 * The form frame of all elements: notice, fields, button, status. While a card is being sent its fields stay visible
 * but inert.
 */
export function formFrame(element: FramedElement, frame: FormFrame): TemplateResult {
  const { words, state } = frame;
  const working = state === "loading" || state === "busy";
  const failed = state === "failed";
  const over = state === "done" && !frame.again;
  const submit = () => element.submit();
  const enter = (event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && submit();
  return html`<div part="form" role="group" lang=${words.tag} aria-label=${words.form} aria-busy=${working}>
    <p part="notice" id="notice" role="alert">${frame.notice}</p>
    <p class="unseen" role="alert">${frame.said}</p>
    <div
      class="fields"
      ?inert=${failed || over || state === "busy"}
      @sips-field-change=${frame.changed}
      @sips-submit=${submit}
      @keydown=${enter}
    >
      ${frame.fields}
    </div>
    ${frame.consent}
    ${
      frame.answers ??
      html`<button
        part="submit"
        type="button"
        aria-disabled=${working || over || element.disabled}
        @click=${failed ? frame.retry : submit}
      >
        ${working ? html`<span class="spinner"></span>` : nothing}
        ${failed ? words.retry : html`<slot name="submit">${element.submitLabel ?? words.pay}</slot>`}
      </button>`
    }
    <p part="status" role="status">
      ${frame.slow ? words.slow : working || state === "done" ? words[state] : nothing}
    </p>
  </div>`;
}

/** Placeholders, as tall as the fields to come. */
export function places(count: number): TemplateResult[] {
  return Array.from({ length: count }, () => html`<div class="place"></div>`);
}
