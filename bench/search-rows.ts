import { setImmediate } from "node:timers/promises";
import { openedHistory } from "../packages/server/src/journal/sql/history.js";
import type { Database } from "../packages/server/src/journal/engine/database.js";
import { insertCommand } from "../packages/server/src/journal/engine/list-statement.js";
import { openedTermsOf } from "../packages/server/src/journal/search-terms.js";
import {
  insertTerms,
  isListed,
  isUnderWay,
  termsOfEnded,
} from "../packages/server/src/journal/sql/search-rows.js";
import { attemptColumns, dueColumns, searchStateColumns } from "../packages/server/src/journal/sql/tables.js";
import { termRows } from "../packages/server/src/journal/sql/term-rows.js";
import { createReference } from "../packages/server/src/domain/reference.js";
import type { Attempt, AttemptState } from "../packages/server/src/domain/attempt.js";

/** When the last seeded payment was opened. */
export const seededUntil = 1_800_000_000_000;
/** The period over which the seeded payments are spread evenly. */
export const seededMs = 365 * 24 * 3_600_000;
const pageSize = 2_000;
const mostUnderWay = 300;

const insertAttempts = insertCommand("attempts", attemptColumns);
const insertArchived = insertCommand("archive", attemptColumns);
const insertStates = insertCommand("search_states", searchStateColumns);
const insertChecks = insertCommand("due_checks", dueColumns);

/** Writes finished payments straight into the journal's tables, without running them; the older half is archived. */
export async function seedPayments(database: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += pageSize) {
    const length = Math.min(pageSize, count - from);
    const page = Array.from({ length }, (_, index) => seededAttempt(from + index, count));
    const isArchived = from + length <= count / 2;
    await database.transact(async (batch) => {
      (isArchived ? insertArchived : insertAttempts)(batch, page.map(attemptRow));
      insertTerms(batch, page.flatMap(termRowsOf));
      insertStates(
        batch,
        page
          .filter(({ state }) => isListed(state))
          .map(({ reference, state, paymentMethod }) => ({
            reference,
            state,
            payment_method: paymentMethod,
          })),
      );
      insertChecks(
        batch,
        page
          .filter(({ state }) => isUnderWay(state))
          .map(({ reference, expiresAt, version }) => ({ reference, due_at: expiresAt, version })),
      );
    });
    await setImmediate();
  }
}

/** Payment number `index` of `count`: always the same, except for the random part of its reference. */
export function seededAttempt(index: number, count: number): Attempt {
  const createdAt = seededUntil - seededMs + Math.floor(((index + 1) / count) * seededMs);
  const state = stateOf(index, count);
  const number = mixed(index);
  return {
    reference: createReference(createdAt),
    orderId: `order-${index}`,
    state,
    version: 4,
    paymentMethod: number % 100 < 94 ? "card" : number % 100 < 99 ? "paypal" : "ideal",
    mode: "hosted",
    amountMinor: 100 + (number % 20_000),
    currencyCode: "978",
    createdAt,
    updatedAt: createdAt + 60_000,
    expiresAt: createdAt + 900_000,
    checks: 0,
    notifiedAt: createdAt + 61_000,
    facts: {
      responseCode: state === "refused" ? "05" : "00",
      authorisationId: number.toString(36).toUpperCase().padStart(6, "0"),
      maskedPan: `${4000 + (number % 1500)}##########${String(number % 97).padStart(2, "0")}`,
      customerId: `customer-${number % 50_000}`,
    },
  };
}

function stateOf(index: number, count: number): AttemptState {
  if (index >= count - Math.min(mostUnderWay, count / 10))
    return underWay[index % underWay.length] ?? "opened";
  const share = mixed(index + 1) % 1000;
  if (share < 850) return "accepted";
  if (share < 950) return "refused";
  return share < 998 ? "abandoned" : share < 999 ? "in-review" : "unknown";
}

const underWay: readonly AttemptState[] = ["opened", "opened", "opened", "redirected", "charging"];

/** Hashes a number, so that neighbouring payments differ (the finalizer of MurmurHash3). */
export function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function termRowsOf(attempt: Attempt) {
  const opened = openedTermsOf(attempt).filter((term) => term !== attempt.orderId);
  return [opened, termsOfEnded(attempt)].flatMap((terms) => termRows(attempt.reference, terms));
}

function attemptRow(attempt: Attempt) {
  return {
    reference: attempt.reference,
    order_id: attempt.orderId,
    state: attempt.state,
    version: attempt.version,
    payment_method: attempt.paymentMethod,
    mode: attempt.mode ?? null,
    amount_minor: attempt.amountMinor,
    currency_code: attempt.currencyCode,
    created_at: attempt.createdAt,
    updated_at: attempt.updatedAt,
    expires_at: attempt.expiresAt,
    checks: attempt.checks,
    notify_at: null,
    notified_at: attempt.notifiedAt ?? null,
    passing: "",
    history: openedHistory(attempt),
  };
}
