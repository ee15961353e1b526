import type { LitElement, TemplateResult } from "lit";

/** The element that tells of a fault, and what it does when the buyer wants to pay all the same. */
export interface FaultHost {
  readonly element: LitElement;
  payAgain(): void;
}

/** What the buyer reads of a fault and, when trying again is not all that they can do, what else. */
export interface ToldFault {
  readonly sentence: string;
  /** In place of the button. */
  readonly answers?: TemplateResult;
  /** To be called once the answers are on the page. */
  shown?(): void;
}
