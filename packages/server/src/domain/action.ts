import type { JsonObject } from "@sips-kit/protocol";
import type { Attribution } from "./attribution.js";

/** What staff, or a buyer in their own wallet, change at the gateway without moving money. */
export type ActionKind =
  | "addToFraudList"
  | "removeFromFraudList"
  | "addMandate"
  | "renamePaymentMean"
  | "deletePaymentMean"
  | "closeWallet";

/**
 * Where an action stands. `unknown`: its call was sent, or was about to be, and no answer is known. `done`: the gateway
 * has said so, or shows it. `not-done`: proven that the gateway has not carried it out.
 */
export type ActionState = "unknown" | "done" | "refused" | "not-done";

/**
 * One action of a merchant that moves no money. Each of them may be repeated while it is `unknown`: twice is the same
 * as once.
 */
export interface Action extends Attribution {
  /** Unique, and sortable by time. */
  readonly id: string;
  readonly kind: ActionKind;
  /** What it is about: `payment:` and a reference, `wallet:` and its id, or `list:` and the list's name. */
  readonly subject: string;
  readonly state: ActionState;
  /** In words, for support. */
  readonly what: string;
  /** The gateway's code, when it has answered. */
  readonly responseCode?: string | undefined;
  /** What was changed, without card data: an IBAN or a card is masked. */
  readonly details: JsonObject;
  /** Milliseconds since 1970, as the next one. */
  readonly createdAt: number;
  readonly updatedAt: number;
}
