import { html, type Html } from "./html.js";

/** One of the answers that a buyer's page offers. */
export interface Choice {
  /** What the form posts as `verdict`. */
  readonly verdict: string;
  readonly label: string;
  /** What follows from it, with the code that the shop will get. */
  readonly effect: string;
}

/** A button for each answer, and below it what it will do; the first one is the main one. */
export function choiceButtons(choices: readonly Choice[]): readonly Html[] {
  return choices.map(
    ({ verdict, label, effect }, index) =>
      html`<div class="choice">
        <button
          name="verdict"
          value="${verdict}"
          class="${index === 0 ? "main" : "other"}"
          aria-describedby="effect-${verdict}"
        >
          ${label}
        </button>
        <p class="effect" id="effect-${verdict}">${effect}</p>
      </div>`,
  );
}
