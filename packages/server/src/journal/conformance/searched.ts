import { expect } from "vitest";
import type { AttemptState } from "../../domain/attempt.js";
import { createReference } from "../../domain/reference.js";
import type { OperationState } from "../../domain/operation.js";
import type { Journal, NewAttempt } from "../journal.js";
import type { NewOperation } from "../operations-journal.js";
import type { AttemptQuery } from "../search-journal.js";
import { newAttempt, start } from "./attempts.js";

/** What is known of an attempt or operation that was accepted, and of its customer. */
export const facts = {
  authorisationId: "A1B2C3",
  maskedPan: "5100##########07",
  customerId: "C-77",
} as const;
/** The tests open an attempt a minute. */
export const minuteMs = 60_000;

/** Opens an attempt this many minutes after the start. */
export async function openAt(
  journal: Journal,
  minute: number,
  more: Partial<NewAttempt> = {},
): Promise<string> {
  const at = start + minute * minuteMs;
  const reference = createReference(at);
  await journal.open({ ...newAttempt(reference), createdAt: at, ...more });
  return reference;
}

/** Opens an operation that takes a payment, this many minutes after the start, and moves it on. */
export async function takeAt(
  journal: Journal,
  minute: number,
  more: Partial<NewOperation>,
  ...way: readonly OperationState[]
): Promise<string> {
  const createdAt = start + minute * minuteMs;
  const reference = createReference(createdAt);
  const taken = { kind: "moto", amountMinor: 2490, currencyCode: "978", orderId: "4711" } as const;
  const key = `take-${minute}`;
  await journal.operations.open({
    idempotencyKey: key,
    ...taken,
    reference,
    createdAt,
    checkAt: start,
    ...more,
  });
  const { authorisationId, maskedPan } = facts;
  for (const to of way) {
    const paidWith = to === "accepted" ? { authorisationId, maskedPan } : undefined;
    await journal.operations.move(key, { to, at: start, what: to, checkAt: start, paidWith });
  }
  return reference;
}

/** Moves an attempt on. */
export async function move(
  journal: Journal,
  reference: string,
  ...way: readonly AttemptState[]
): Promise<void> {
  const { authorisationId, maskedPan } = facts;
  for (const to of way) {
    const moved = await journal.move(reference, {
      to,
      at: start,
      what: to,
      facts: { authorisationId, maskedPan },
    });
    expect(moved.kind).toBe("moved");
  }
}

/** Reads all pages of a search; pages may hold fewer attempts than `limit`. */
export async function referencesOf(
  journal: Journal,
  query: Partial<AttemptQuery>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let before = query.before; ;) {
    const { attempts, next } = await journal.search({ limit: 3, ...query, before });
    expect(attempts.length).toBeLessThanOrEqual(query.limit ?? 3);
    found.push(...attempts.map(({ reference }) => reference));
    if (next === undefined) return found;
    before = next;
  }
}
