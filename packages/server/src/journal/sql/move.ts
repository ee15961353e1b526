import {
  holdsOrder,
  isFailure,
  hasResult,
  permitsMove,
  type Attempt,
  type AttemptFacts,
} from "../../domain/attempt.js";
import type { EventDetails, Move, Moved } from "../journal.js";
import type { Columns, RowOf } from "../engine/columns.js";
import { listCommand } from "../engine/list-statement.js";
import {
  claimOrders,
  claimsOfOthers,
  handOnOrders,
  needsOrder,
  releaseOrders,
  type MoveOf,
} from "./claims.js";
import type { Batch } from "../engine/batch.js";
import { historyLine, passingOf } from "./history.js";
import { lockAttempts, readArchived } from "./read.js";
import { scheduleWork } from "./schedule-work.js";
import { indexResults } from "./search-rows.js";
import { attemptColumns } from "./tables.js";

/** A permitted move, and the attempt before it. */
export interface Step {
  readonly before: Attempt;
  readonly move: Move;
  /** For a failure: the other attempt that has claimed the order. The shop is not notified of such a failure. */
  readonly claimedBy?: string | undefined;
}

/**
 * Moves attempts, each if that is permitted from its current state: compare-and-set and event, in the caller's
 * transaction. No attempt may occur twice.
 */
export async function moveAttempts(batch: Batch, moves: readonly MoveOf[]): Promise<readonly Moved[]> {
  const references = moves.map(({ reference }) => reference);
  const [standing, holders, others] = await Promise.all([
    lockAttempts(batch, references),
    claimOrders(batch, moves),
    claimsOfOthers(batch, moves),
  ]);
  const gone = references.filter((reference) => !standing.has(reference));
  const archived = await readArchived(batch, gone);

  const steps = moves.flatMap(({ reference, move }): Step[] => {
    const before = standing.get(reference);
    if (!before || !isPermitted(before, move)) return [];
    return needsOrder(move) && holders.get(before.orderId) !== reference
      ? []
      : [{ before, move, claimedBy: others.get(reference) }];
  });
  const lettingGo = steps.filter((step) => letsOrderGo(step)).map(({ before }) => before);
  releaseOrders(batch, lettingGo);
  const moved = writeSteps(batch, steps);
  handOnOrders(batch, lettingGo);

  return moves.map(({ reference, move }): Moved => {
    const after = moved.get(reference);
    if (after) return { kind: "moved", attempt: after };
    const attempt = standing.get(reference) ?? archived.get(reference);
    if (!attempt) return { kind: "missing" };
    const isTaken = needsOrder(move) && standing.has(reference) && isPermitted(attempt, move);
    const by = isTaken ? holders.get(attempt.orderId) : undefined;
    return by === undefined ? { kind: "stands", attempt } : { kind: "order-taken", attempt, by };
  });
}

/** True when the move releases the order claim that the attempt has, or may have. */
export function letsOrderGo({ before, move }: Step): boolean {
  // An attempt whose money may have moved may have kept its claim while the buyer was away.
  const mayHold = holdsOrder(before.state) || before.facts.orderedAt !== undefined;
  return mayHold && !(move.claimsOrder ?? holdsOrder(move.to));
}

/** True when the move is permitted from the attempt's state and version. */
export function isPermitted(
  attempt: Attempt,
  { to, from, amends, version = attempt.version }: Move,
): boolean {
  const { state } = attempt;
  return permitsMove(state, to, amends) && (from?.includes(state) ?? true) && version === attempt.version;
}

/** The columns that a move changes, and the reference that identifies the row. */
export const movedColumns = {
  reference: attemptColumns.reference,
  state: attemptColumns.state,
  version: attemptColumns.version,
  updated_at: attemptColumns.updated_at,
  checks: attemptColumns.checks,
  notify_at: attemptColumns.notify_at,
  /** Null: unchanged. */
  passing: "text null",
  line: "text",
} as const satisfies Columns;
type MovedRow = RowOf<typeof movedColumns>;

/** The update of a move; a statement may add conditions to it. */
export const updateMoved = (given: string) =>
  `update attempts set state = given.state, version = given.version, updated_at = given.updated_at,
     checks = given.checks, notify_at = given.notify_at, notified_at = null,
     passing = coalesce(given.passing, attempts.passing), history = given.line || attempts.history
   from ${given} where attempts.reference = given.reference`;
const updateRows = listCommand(movedColumns, updateMoved);

function writeSteps(batch: Batch, steps: readonly Step[]): ReadonlyMap<string, Attempt> {
  updateRows(batch, steps.map(rowAfter));
  const made = steps.map((step) => ({ ...step, after: attemptAfter(step) }));
  scheduleWork(batch, made);
  indexResults(batch, made);
  return new Map(made.map(({ after }) => [after.reference, after]));
}

/** The columns that a move writes. */
export function rowAfter(step: Step): MovedRow {
  const { before, move } = step;
  const facts = factsAfter(step);
  const passing = passingOf(facts);
  return {
    reference: before.reference,
    state: move.to,
    version: before.version + 1,
    updated_at: move.at,
    checks: checksAfter(step),
    notify_at: notifyAtAfter(step) ?? null,
    passing: passing === passingOf(before.facts) ? null : passing,
    line: historyLine(before, facts, { ...move, details: detailsOf(step) }),
  };
}

function detailsOf({ move, claimedBy }: Step): EventDetails {
  return { ...move.details, ...(claimedBy !== undefined && { orderClaimedBy: claimedBy }) };
}

/**
 * When to notify the shop; undefined when it is not notified. A later result, such as that of a fraud review, is
 * notified like the first one.
 */
function notifyAtAfter({ move, claimedBy }: Step): number | undefined {
  const isTold = hasResult(move.to) && !(isFailure(move.to) && claimedBy !== undefined);
  return isTold ? (move.notifyAt ?? move.at) : undefined;
}

/** The attempt after a move. */
export function attemptAfter(step: Step): Attempt {
  const { before, move } = step;
  const { notifiedAt: _told, notifyAt: _due, ...kept } = before;
  const notifyAt = notifyAtAfter(step);
  return {
    ...kept,
    state: move.to,
    version: before.version + 1,
    updatedAt: move.at,
    checks: checksAfter(step),
    ...(notifyAt !== undefined && { notifyAt }),
    facts: factsAfter(step),
  };
}

function checksAfter({ before, move }: Step): number {
  return before.checks + (move.to === "unknown" && before.state === "unknown" ? 1 : 0);
}

/**
 * Adds new facts to the known ones. Facts that the move does not mention are kept, unless it forgets them. Returns the
 * same object when nothing changes.
 */
function factsAfter({ before, move: { facts: told = {}, forgets = [] } }: Step): AttemptFacts {
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  const isForgetting = forgets.some((name) => before.facts[name] !== undefined);
  if (known.length === 0 && !isForgetting) return before.facts;
  const facts: Record<string, unknown> = { ...before.facts, ...Object.fromEntries(known) };
  for (const name of forgets) delete facts[name];
  return facts;
}
