import type { Attempt } from "../../domain/attempt.js";
import type { Move, MoveOfOrder, NewAttempt } from "../journal.js";
import type { Counted, Try } from "../limits-journal.js";
import type { Batch } from "./batch.js";
import { countAccepted, countTries, isAcceptedAlone } from "./limits.js";
import { isPlain, moveKnown, type KnownMove } from "./move-known.js";
import { openAttempts } from "./open.js";
import { readAttemptsOfOrders, readHolders } from "./read.js";

/** A try that is counted, and what is written along with it unless it is held up or its order is taken. */
export interface CountedWrite {
  readonly tries: Try;
  readonly open?: NewAttempt;
  readonly start?: MoveOfOrder;
}

/** What became of it. */
export interface CountedAndWritten {
  readonly counted: Counted;
  readonly claimant?: Attempt | undefined;
  readonly ofOrder: readonly Attempt[];
  /** The attempt as it was opened or moved; undefined when it was not, or stood elsewhere than it was read. */
  readonly after: Attempt | undefined;
  /** The move that was to be made; undefined when there was none, or something held it up. */
  readonly move: Move | undefined;
}

/** Counts all tries of one moment together, so that the rows of their keys are taken in one order. */
export async function countAndWrite(
  batch: Batch,
  inputs: readonly CountedWrite[],
): Promise<() => readonly CountedAndWritten[]> {
  const tries = inputs.map((input) => input.tries);
  if (inputs.every(({ tries: one, open, start }) => !open && !start && isAcceptedAlone(one))) {
    const counted = countAccepted(batch, tries);
    return () => counted().map((one) => ({ counted: one, ofOrder: [], after: undefined, move: undefined }));
  }
  const orderIds = inputs.flatMap(({ open, start }) => open?.orderId ?? start?.orderId ?? []);
  const started = inputs.flatMap(({ start }) => start?.orderId ?? []);
  const [counts, holders, attempts] = await Promise.all([
    countTries(batch, tries),
    byOrder(orderIds, readHolders(batch, orderIds)),
    byOrder(started, readAttemptsOfOrders(batch, started)),
  ]);

  const judged = inputs.map(({ open, start }, index): Judged => {
    const orderId = open?.orderId ?? start?.orderId ?? "";
    // A work that counts gives a count for each try.
    const counted = counts[index] as Counted;
    const claimant = holders.get(orderId);
    const ofOrder = attempts.get(orderId) ?? [];
    const isHeld = counted.blockedUntil.size > 0 || claimant !== undefined;
    const move = isHeld ? undefined : start?.move(ofOrder);
    return { counted, claimant, ofOrder, move, open: isHeld ? undefined : open, start };
  });
  const opened = await openAttempts(
    batch,
    judged.flatMap(({ open }) => open ?? []),
  );
  const moved = moveKnown(batch, judged.flatMap(knownMoveOf));
  return () => {
    const after = new Map([...moved(), ...opened.map((attempt) => [attempt.reference, attempt] as const)]);
    return judged.map(({ open, start, ...one }) => ({
      ...one,
      after: after.get(open?.reference ?? start?.reference ?? ""),
    }));
  };
}

/** An input and what was found out about it: `open` and `move` are what nothing holds up. */
interface Judged extends Omit<CountedAndWritten, "after"> {
  readonly open: NewAttempt | undefined;
  readonly start: MoveOfOrder | undefined;
}

function knownMoveOf({ move, start, ofOrder }: Judged): readonly KnownMove[] {
  const before = ofOrder.find(({ reference }) => reference === start?.reference);
  return before && move && isPlain({ before, move }) ? [{ before, move }] : [];
}

async function byOrder<T>(
  orderIds: readonly string[],
  found: Promise<readonly T[]>,
): Promise<ReadonlyMap<string, T>> {
  const values = await found;
  // As many as were asked for, in their order.
  return new Map(orderIds.map((orderId, index) => [orderId, values[index] as T]));
}
