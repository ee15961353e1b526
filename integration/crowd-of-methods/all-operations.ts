import type { Operation } from "@sips-kit/server";
import type { Crowd } from "./crowd.js";

const kinds = [
  "cancel",
  "refund",
  "validate",
  "acceptReview",
  "refuseReview",
  "duplicate",
  "charge",
  "saveCard",
] as const;

/** All operations of the journal, but for the watches over payments that were not validated: they wait for days. */
export function allOperations({ shop }: Pick<Crowd, "shop">): Promise<readonly Operation[]> {
  return shop.journal.operations.ofKinds({ kinds, since: 0 });
}
