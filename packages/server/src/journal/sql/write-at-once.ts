import type { Attempt } from "../../domain/attempt.js";
import type { Move } from "../journal.js";
import type { CountedKey } from "../limits-journal.js";
import type { Batch } from "../engine/batch.js";
import { stopCommand } from "../engine/list-statement.js";
import type { CountedAndWritten, CountedWrite } from "./counted-write.js";
import { countAccepted } from "./limits.js";
import { isPlain, moveKnown } from "./move-known.js";
import { openAttempts } from "./open.js";

/**
 * Counts tries and makes their writes in one message, assuming what is nearly always so: no try is blocked or exceeds a
 * limit, nobody has claimed an order, and an attempt to be started is the only one of its order. Otherwise the batch
 * stops, and nothing is written. Returns undefined for inputs that do not permit it.
 */
export async function writeAtOnce(
  batch: Batch,
  inputs: readonly CountedWrite[],
): Promise<(() => readonly CountedAndWritten[]) | undefined> {
  const planned = inputs.map(planOf);
  if (planned.includes(undefined)) return undefined;
  const plans = planned.filter((plan) => plan !== undefined);
  const counted = countAccepted(
    batch,
    inputs.map(({ tries }) => tries),
  );
  stopWhenHeld(batch, inputs.flatMap(assumptionsOf));
  const opened = await openAttempts(
    batch,
    inputs.flatMap(({ open }) => open ?? []),
  );
  const moved = moveKnown(
    batch,
    plans.flatMap(({ before, move }) => (before && move ? [{ before, move }] : [])),
  );
  return () => {
    const after = new Map([...moved(), ...opened.map((attempt) => [attempt.reference, attempt] as const)]);
    const counts = counted();
    return plans.map(({ before, move, reference }, index) => ({
      // One count for each try.
      counted: counts[index] as CountedAndWritten["counted"],
      ofOrder: before ? [before] : [],
      after: after.get(reference),
      move,
    }));
  };
}

interface Plan {
  readonly reference: string;
  readonly before?: Attempt;
  readonly move?: Move;
}

/** What is written for an input if nothing holds it; undefined when that must be read first. */
function planOf({ open, start, before }: CountedWrite): Plan | undefined {
  if (!start) return { reference: open?.reference ?? "" };
  if (!before) return undefined;
  const move = start.move([before]);
  return move && isPlain({ before, move }) ? { reference: start.reference, before, move } : undefined;
}

const assumptionColumns = {
  key: "text null",
  /** The count beyond which the key may block its try. */
  most: "bigint null",
  /** The time after which a block of the key still blocks its try. */
  now: "bigint null",
  order_id: "text null",
  /** The attempt that must be the only one of that order. */
  alone: "text null",
} as const;

const another = (table: string) =>
  `exists (select 1 from ${table} where ${table}.order_id = given.order_id and ${table}.reference <> given.alone)`;
const stopWhenHeld = stopCommand(
  assumptionColumns,
  (given) =>
    `select 1 as found from ${given}
     where exists (
       select 1 from limits
       where limits.key = given.key and (limits.count > given.most or limits.blocked_until > given.now)
     )
     or exists (select 1 from order_claims where order_claims.order_id = given.order_id)
     or ${another("attempts")} or ${another("archive")}
     limit 1`,
);

const nothing = { key: null, most: null, now: null, order_id: null, alone: null };

function assumptionsOf({ tries, open, start }: CountedWrite) {
  const orderId = start?.orderId ?? open?.orderId ?? null;
  return [
    ...tries.counted.filter(mayBlock).map(({ key, free = 0 }) => ({ ...nothing, key, most: free })),
    ...(tries.watched ?? []).map((key) => ({ ...nothing, key, now: tries.now })),
    { ...nothing, order_id: orderId, alone: start?.reference ?? null },
  ];
}

/** True for a key that blocks its try, or is blocked by it, beyond its limit. */
function mayBlock({ pauseAfter, isAccepted = false }: CountedKey): boolean {
  return pauseAfter !== undefined && !isAccepted;
}
