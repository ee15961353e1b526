import type { Attempt } from "../domain/attempt.js";
import { searchTermOf } from "./masked-card-term.js";

/** The search terms of a new attempt: its order id and the shop's customer id. */
export function openedTermsOf({ orderId, facts }: Attempt): readonly string[] {
  return [orderId, ...(facts.customerId === undefined ? [] : [facts.customerId])];
}

/**
 * The search terms that are added once an attempt has a result or is `unknown`: authorisation id, masked card number
 * (`5100#00`), and the last digits that the mask shows (`#00`).
 */
export function resultTermsOf({ facts: { authorisationId, maskedPan } }: Attempt): readonly string[] {
  const card = maskedPan === undefined ? "" : searchTermOf(maskedPan);
  const end = /#\d+$/.exec(card)?.[0];
  return [...new Set([authorisationId ?? "", card, end ?? ""])].filter((term) => term !== "");
}
