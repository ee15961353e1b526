import type { LitElement } from "lit";
import type { CardFormState } from "../fields/card-form-state.js";
import { en } from "../locales/en.js";
import type { Locale } from "../locales/locale.js";
import type { PaymentSource } from "./payment-source.js";

/** After this time the form says that it takes longer than usual. */
const slowAfterMs = 6_000;

/** What the view does with a source: more is up to the flow. */
type FollowingSource = Pick<PaymentSource, "follow" | "stop">;

/** What the element shows. */
export interface FlowView<Source extends FollowingSource = PaymentSource> {
  state: CardFormState;
  slow?: boolean;
  /** A message about the form as a whole. */
  notice: string;
  words: Locale;
  source?: Source | undefined;
  /** After a failure that retrying cannot fix: the buyer's choices, instead of the button. */
  answers?: unknown;
}

/** Creates the view of an element, and what changes its state. */
export function createFlowView<Source extends FollowingSource>(element: LitElement) {
  const view: FlowView<Source> = {
    state: "loading",
    notice: "",
    words: en,
  };
  let slowTimer: ReturnType<typeof setTimeout> | undefined;

  return { view, enter, redraw, close };

  /** Resolves when the changes are rendered. */
  function redraw(): Promise<unknown> {
    element.requestUpdate();
    return element.updateComplete;
  }

  function enter(now: CardFormState): Promise<unknown> {
    view.state = now;
    view.slow = false;
    view.answers = undefined;
    if (now === "busy") view.notice = "";
    view.source?.follow?.(now);
    clearTimeout(slowTimer);
    if (now === "loading" || now === "busy") {
      slowTimer = setTimeout(() => {
        view.slow = true;
        void redraw();
      }, slowAfterMs);
    }
    return redraw();
  }

  /** A form that was removed, or has not restarted, cannot be filled in, so it must not look ready. */
  function close(): void {
    view.source?.stop();
    view.source = undefined;
    void enter("loading");
    clearTimeout(slowTimer);
  }
}
