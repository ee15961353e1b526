import { holdsOrder, permittedMoves, type Attempt, type AttemptState } from "../../domain/attempt.js";
import { countsAsTaken, isOver, type Operation } from "../../domain/operation.js";
import { claimsItsOrder, isHeld } from "../../domain/taken-payment.js";
import type { Journal, Move, Restored } from "../journal.js";
import type { Opened, OperationsJournal } from "../operations-journal.js";
import type { ChargeRecord } from "./charge-log.js";

const what = "restored from the charge log: the database had lost it";
const atOnce = 500;

/**
 * Restores from the charge log what the database has lost: the attempt holds its order claim again, in the state in
 * which it was logged, so that the reconciler queries the gateway before the order can be paid again.
 */
export async function restoreLost(
  journal: Journal,
  records: readonly ChargeRecord[],
): Promise<Omit<Restored, "damaged">> {
  const attempts = newest(
    records.flatMap(({ attempt }) => attempt ?? []),
    ({ reference }) => reference,
  );
  const operations = newest(
    records.flatMap(({ operation }) => operation ?? []),
    ({ idempotencyKey }) => idempotencyKey,
  );
  const lostAttempts = await lostOf(attempts, ({ reference }) => journal.read(reference));
  const lostOperations = await lostOf(operations, ({ idempotencyKey }) =>
    journal.operations.read(idempotencyKey),
  );
  const conflicts: string[] = [];
  const ended: string[] = [];
  // One at a time, in the order in which they were sent: an operation locks its transaction. Operations first: the end of
  // one is in the log, and releases the order that an attempt has claimed since.
  for (const [operation, standing] of lostOperations) {
    const isRestored = await restoreOperation(journal, operation, standing);
    if (!isRestored) conflicts.push(operation.idempotencyKey);
    else if (isOver(operation.state)) ended.push(operation.idempotencyKey);
  }
  for (const [attempt, standing] of lostAttempts) {
    if (!(await restoreAttempt(journal, attempt, standing))) conflicts.push(attempt.reference);
  }
  return { attempts: lostAttempts.length, operations: lostOperations.length, ended, conflicts };
}

async function restoreAttempt(
  journal: Journal,
  attempt: Attempt,
  standing: Attempt | undefined,
): Promise<boolean> {
  const { reference, facts } = attempt;
  const at = journal.clock.now();
  const { state } = standing ?? (await journal.open({ ...attempt, checkAt: attempt.expiresAt }));
  // The database lost only a step that says nothing new about the money.
  if (holdsOrder(state) || state === attempt.state) return true;
  const last: Move = {
    to: attempt.state,
    at,
    what,
    facts,
    // A buyer who may be paying on another page may use the rest of their session.
    checkAt: attempt.state === "charging" ? at : attempt.expiresAt,
    claimsOrder: true,
  };
  for (const to of wayFrom(state, attempt.state)) {
    const move = to === attempt.state ? last : { to, at, what, checkAt: attempt.expiresAt };
    const moved = await journal.move(reference, move);
    if (moved.kind === "moved") continue;
    // With the buyer's consent, two attempts of one order were both sent; only one of them can hold the claim.
    if (moved.kind !== "order-taken") return false;
    return (await journal.move(reference, { ...last, claimsOrder: false })).kind === "moved";
  }
  return true;
}

function wayFrom(state: AttemptState, to: AttemptState): readonly AttemptState[] {
  return permittedMoves[state].includes(to) ? [to] : ["starting", to];
}

async function restoreOperation(
  journal: Journal,
  operation: Operation,
  standing: Operation | undefined,
): Promise<boolean> {
  const { idempotencyKey, state, amountMinor, currencyCode, before, approval, card } = operation;
  const { sentAt, merchantId, signature } = operation;
  const at = journal.clock.now();
  const { operations } = journal;
  if (!standing) {
    const opened = await openAgain(operations, operation, at);
    if (opened.kind === "busy" || opened.kind === "order-taken") return false;
  }
  if (state === "prepared") return true;
  if (!standing || standing.state === "prepared") {
    await operations.move(idempotencyKey, {
      to: "sending",
      at,
      what,
      amountMinor,
      currencyCode,
      before,
      sentAt,
      merchantId,
      approval,
      card,
      signature,
      checkAt: at,
    });
  }
  if (!isOver(state)) return true;
  const { responseCode, newAmount, newStatus, paidWith, reviewedAt, mustAuthenticate } = operation;
  const after = await operations.move(idempotencyKey, {
    to: state,
    at,
    what: operation.what,
    responseCode,
    newAmount,
    newStatus,
    paidWith,
    reviewedAt,
    mustAuthenticate,
    ...(isHeld(operation) && { checkAt: at }),
  });
  return after?.state === state;
}

/** Opens an operation again, with its order claim unless it has failed since. */
async function openAgain(
  operations: OperationsJournal,
  operation: Operation,
  checkAt: number,
): Promise<Opened> {
  const claimsOrder = claimsItsOrder(operation) && countsAsTaken(operation.state);
  const opened = await operations.open({ ...operation, checkAt, claimsOrder });
  if (opened.kind !== "order-taken") return opened;
  // It was sent, so what the database still has as the claimant had failed by then, or was given back.
  return operations.open({ ...operation, checkAt, claimsOrder, insteadOf: opened.by });
}

/** The newest record of each. The time decides first, because versions restart after an earlier restore. */
function newest<T extends { readonly updatedAt: number; readonly version: number }>(
  logged: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  const known = new Map<string, T>();
  for (const one of logged) {
    const other = known.get(keyOf(one));
    if (!other || isNewer(one, other)) known.set(keyOf(one), one);
  }
  return [...known.values()];
}

/** The records that the journal lacks, or has only in an older version. */
async function lostOf<T extends { readonly version: number }>(
  logged: readonly T[],
  read: (one: T) => Promise<T | undefined>,
): Promise<readonly (readonly [logged: T, standing: T | undefined])[]> {
  const lost: (readonly [T, T | undefined])[] = [];
  for (let from = 0; from < logged.length; from += atOnce) {
    const some = logged.slice(from, from + atOnce);
    const standing = await Promise.all(some.map(read));
    some.forEach((one, index) => {
      const known = standing[index];
      if (known === undefined || known.version < one.version) lost.push([one, known]);
    });
  }
  return lost;
}

function isNewer<T extends { readonly updatedAt: number; readonly version: number }>(
  one: T,
  other: T,
): boolean {
  return one.updatedAt === other.updatedAt ? one.version > other.version : one.updatedAt > other.updatedAt;
}
