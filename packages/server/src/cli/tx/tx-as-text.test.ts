import { expect, test } from "vitest";
import type { Attempt } from "../../domain/attempt.js";
import { unanswered } from "../../payment-methods/outcomes.js";
import { txAsText } from "./tx-as-text.js";

const at = Date.UTC(2027, 0, 1, 12);
// Only what is shown.
const attempt = {
  reference: "REF1",
  orderId: "4711",
  amountMinor: 2490,
  currencyCode: "978",
  paymentMethod: "card",
  state: "accepted",
  version: 1,
  checks: 0,
  tries: 0,
  createdAt: at,
  updatedAt: at,
  expiresAt: at,
  facts: { orderedAt: at, followedUntil: at },
} as unknown as Attempt;

test("facts are readable: times as times", () => {
  const rest = {
    isByStaff: false,
    events: [],
    operations: [],
    limits: [],
    instalments: [],
    others: [],
    overpaid: undefined,
    now: at,
  };
  const shown = txAsText({ reference: "REF1", attempt, outcome: unanswered("no gateway"), ...rest }, []);
  expect(shown).toMatch(/orderedAt +2027-01-01T12:00:00\.000Z/);
  expect(shown).toMatch(/followedUntil +2027-01-01T12:00:00\.000Z/);
});
