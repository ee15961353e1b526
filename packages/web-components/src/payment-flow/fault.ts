import type { LitElement, TemplateResult } from "lit";

/** The element that shows a fault, and what it does when the buyer wants to pay again anyway. */
export interface FaultHost {
  readonly element: LitElement;
  payAgain(): void;
}

/** The message for a fault and, if retrying is not the only option, the other choices. */
export interface ToldFault {
  readonly sentence: string;
  /** Shown instead of the button. */
  readonly answers?: TemplateResult;
  /** Called once the answers are on the page. */
  shown?(): void;
}
