import type { MoveOfOrder, NewAttempt } from "../journal.js";
import type { Counted } from "../limits-journal.js";
import type { Batch } from "../engine/batch.js";
import type { CountedAndWritten, CountedWrite } from "./counted-write.js";
import { countAccepted, countTries, isAcceptedAlone } from "./limits.js";
import { isPlain, moveKnown, type KnownMove } from "./move-known.js";
import { openAttempts } from "./open.js";
import { readAttemptsOfOrders, readHolders } from "./read.js";
import { writeAtOnce } from "./write-at-once.js";

/** Counts all tries of a batch together, so that the rows of their keys are locked in one order. */
export async function countAndWrite(
  batch: Batch,
  inputs: readonly CountedWrite[],
): Promise<() => readonly CountedAndWritten[]> {
  const tries = inputs.map((input) => input.tries);
  if (inputs.every(({ tries: one, open, start }) => !open && !start && isAcceptedAlone(one))) {
    const counted = countAccepted(batch, tries);
    return () => counted().map((one) => ({ counted: one, ofOrder: [], after: undefined, move: undefined }));
  }
  const atOnce = batch.mayStop ? await writeAtOnce(batch, inputs) : undefined;
  if (atOnce) return atOnce;
  const orderIds = inputs.flatMap(({ open, start }) => open?.orderId ?? start?.orderId ?? []);
  const started = inputs.flatMap(({ start }) => start?.orderId ?? []);
  const [counts, holders, attempts] = await Promise.all([
    countTries(batch, tries),
    byOrder(orderIds, readHolders(batch, orderIds)),
    byOrder(started, readAttemptsOfOrders(batch, started)),
  ]);

  const judged = inputs.map(({ open, start }, index): Judged => {
    const orderId = open?.orderId ?? start?.orderId ?? "";
    // `countTries` returns one count for each try.
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

/** An input and what was read for it. `open` and `move` are undefined when they are blocked. */
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
  // One value for each order id, in the same order.
  return new Map(orderIds.map((orderId, index) => [orderId, values[index] as T]));
}
