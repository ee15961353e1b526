import {
  holdsOrder,
  isSettled,
  permittedMoves,
  type Attempt,
  type AttemptFacts,
} from "../payment/attempt.js";
import type { Move, Moved } from "./journal.js";
import { listCommand } from "./list-statement.js";
import { claimOrders, releaseOrders } from "./sql-claims.js";
import type { Batch } from "./sql-batch.js";
import { insertEvents } from "./sql-events.js";
import { lockAttempts, readArchived } from "./sql-read.js";
import { attemptColumns, type AttemptRow } from "./tables.js";

/** A move, and whose it is. */
export interface MoveOf {
  readonly reference: string;
  readonly move: Move;
}

/** A move that is permitted, and the attempt as it stands before it. */
interface Step {
  readonly before: Attempt;
  readonly move: Move;
}

/**
 * Moves attempts from where they stand, as far as that is permitted: compare, set, and the event of it, in the
 * transaction of the caller. No two of the moves are of the same attempt.
 */
export async function moveAttempts(batch: Batch, moves: readonly MoveOf[]): Promise<readonly Moved[]> {
  const references = moves.map(({ reference }) => reference);
  const [standing, holders] = await Promise.all([lockAttempts(batch, references), claimOrders(batch, moves)]);
  const gone = references.filter((reference) => !standing.has(reference));
  const archived = await readArchived(batch, gone);

  const steps = moves.flatMap(({ reference, move }): Step[] => {
    const before = standing.get(reference);
    if (!before || !isPermitted(before, move)) return [];
    return move.to === "ordering" && holders.get(before.orderId) !== reference ? [] : [{ before, move }];
  });
  const lettingGo = steps.filter(({ before, move }) => holdsOrder(before.state) && !holdsOrder(move.to));
  releaseOrders(
    batch,
    lettingGo.map(({ before }) => before),
  );
  const moved = writeSteps(batch, steps);

  return moves.map(({ reference, move }): Moved => {
    const after = moved.get(reference);
    if (after) return { kind: "moved", attempt: after };
    const attempt = standing.get(reference) ?? archived.get(reference);
    if (!attempt) return { kind: "missing" };
    const isTaken = move.to === "ordering" && standing.has(reference) && isPermitted(attempt, move);
    const by = isTaken ? holders.get(attempt.orderId) : undefined;
    return by === undefined ? { kind: "stands", attempt } : { kind: "order-taken", attempt, by };
  });
}

function isPermitted(attempt: Attempt, { to, from, version = attempt.version }: Move): boolean {
  const { state } = attempt;
  return permittedMoves[state].includes(to) && (from?.includes(state) ?? true) && version === attempt.version;
}

// What a move changes of an attempt, and the reference by which it is found.
const movedColumns = {
  reference: attemptColumns.reference,
  state: attemptColumns.state,
  version: attemptColumns.version,
  updated_at: attemptColumns.updated_at,
  check_at: attemptColumns.check_at,
  checks: attemptColumns.checks,
  deliver_at: attemptColumns.deliver_at,
  facts: attemptColumns.facts,
};
type MovedRow = Pick<AttemptRow, keyof typeof movedColumns>;

const updateRows = listCommand(
  movedColumns,
  (given) =>
    `update attempts set state = given.state, version = given.version, updated_at = given.updated_at,
       check_at = given.check_at, checks = given.checks, deliver_at = given.deliver_at, delivered_at = null,
       facts = given.facts
     from ${given} where attempts.reference = given.reference`,
);

function writeSteps(batch: Batch, steps: readonly Step[]): ReadonlyMap<string, Attempt> {
  const written = steps.map((step) => ({ step, facts: merge(step.before.facts, step.move.facts) }));
  const events = steps.map(({ before, move }) => ({
    reference: before.reference,
    version: before.version + 1,
    at: move.at,
    from: before.state,
    to: move.to,
    what: move.what,
    details: move.details ?? {},
  }));
  updateRows(
    batch,
    written.map(({ step, facts }) => rowAfter(step, facts)),
  );
  insertEvents(batch, events);
  return new Map(written.map(({ step, facts }) => [step.before.reference, attemptAfter(step, facts)]));
}

function rowAfter({ before, move }: Step, facts: AttemptFacts): MovedRow {
  return {
    reference: before.reference,
    state: move.to,
    version: before.version + 1,
    updated_at: move.at,
    check_at: move.checkAt ?? null,
    checks: checksAfter({ before, move }),
    // A later result, such as that of a fraud review, is told as the first one was.
    deliver_at: isSettled(move.to) ? (move.deliverAt ?? move.at) : null,
    facts: JSON.stringify(facts),
  };
}

function attemptAfter({ before, move }: Step, facts: AttemptFacts): Attempt {
  const { deliveredAt: _told, ...kept } = before;
  return {
    ...kept,
    state: move.to,
    version: before.version + 1,
    updatedAt: move.at,
    checks: checksAfter({ before, move }),
    facts,
  };
}

function checksAfter({ before, move }: Step): number {
  return before.checks + (move.to === "unknown" && before.state === "unknown" ? 1 : 0);
}

/** What an answer does not tell leaves standing what an earlier one has told. */
function merge(before: AttemptFacts, told: AttemptFacts = {}): AttemptFacts {
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(known) };
}
