/** Why a call failed, in words for developers who test a shop. */
export interface Reason {
  /** What caused the answer: a test card, a button, a rule, a field, an armed fault. */
  readonly cause: string;
  /** How to get another result. */
  readonly remedy: string;
}
