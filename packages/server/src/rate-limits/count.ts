import type { Counted, Try } from "../journal/limits-journal.js";
import { addressOfKey } from "./recent-address.js";
import { pauseAfter } from "./pause-after.js";
import type { LimitName } from "../domain/limit-name.js";
import { nameOf } from "./limit-keys.js";
import type { LimitPassed } from "./limit-settings.js";
import type { LimitsContext } from "./limits.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/** A limit that blocks a buyer, and until when. */
export interface Hold {
  readonly limit: LimitName;
  readonly until: number;
}

/** The attempt or order of a try, for the log. */
export interface About {
  readonly orderId?: string | undefined;
  readonly reference?: string | undefined;
}

/** The result of counting a try. */
export interface Counting<W> {
  /** False when a limit blocks the try: then it was not counted. */
  readonly isCounted: boolean;
  /** The limits that block it. */
  readonly holds: readonly Hold[];
  /** The journal's answer. */
  readonly answer: W;
}

/** Sends a try to the journal, alone or with the write that depends on it. */
export type CountIn<W extends { readonly counted: Counted }> = (tries: Try) => Promise<W>;

/** The keys to count under, and those that may block the try. */
export interface ToCount {
  readonly keys: readonly string[];
  /** Those of the keys that block a try beyond their limits. */
  readonly holding?: readonly string[];
  /** Other keys that block the try while they are blocked themselves. */
  readonly watched?: readonly string[];
  readonly about?: About;
}

/** Counts one try under these keys, and writes nothing else. */
export function count(
  context: LimitsContext,
  toCount: ToCount,
): Promise<Counting<{ readonly counted: Counted }>> {
  return countIn(context, toCount, countAlone(context));
}

/** A `CountIn` that only counts. */
export function countAlone({ journal }: LimitsContext): CountIn<{ readonly counted: Counted }> {
  return async (tries) => ({ counted: await journal.limits.count(tries) });
}

/** Counts one try under these keys by calling `write`. */
export async function countIn<W extends { readonly counted: Counted }>(
  context: LimitsContext,
  { keys, holding = [], watched = [], about = {} }: ToCount,
  write: CountIn<W>,
): Promise<Counting<W>> {
  const now = context.now();
  const counted = keys.map((key) => {
    const rule = context.limits.rules[nameOf(key)];
    const mayHold = holding.includes(key);
    return {
      key,
      windowMs: rule.windowMs,
      free: rule.free,
      pauseAfter: pauseAfter.bind(undefined, rule),
      mayHold,
    };
  });
  const answer = await write({ now, counted, watched });
  const { blockedUntil, passed } = answer.counted;
  const told = passed.map(({ key, tries, accepted, pauseMs }): LimitPassed => {
    const address = addressOfKey(context.limits, key);
    return { limit: nameOf(key), count: tries, accepted, blockedMs: pauseMs, address, ...about };
  });
  for (const one of oncePerLimit(told)) tell(context, one);
  return { isCounted: blockedUntil.size === 0, holds: holdsOf(blockedUntil, now), answer };
}

/** Converts the journal's blocked keys to holds. */
export function holdsOf(blockedUntil: ReadonlyMap<string, number>, now: number): readonly Hold[] {
  return Array.from(blockedUntil, ([key, until]) => ({ limit: nameOf(key), until })).filter(
    ({ until }) => until > now,
  );
}

/** During key rotation, the same try counts under a key of each secret. */
function oncePerLimit(passed: readonly LimitPassed[]): readonly LimitPassed[] {
  const told = new Map<LimitName, LimitPassed>();
  for (const one of passed) {
    if (one.count > (told.get(one.limit)?.count ?? 0)) told.set(one.limit, one);
  }
  return [...told.values()];
}

/** Calls `onPassed` without waiting for it; the limit applies even if the callback fails. */
function tell(context: LimitsContext, passed: LimitPassed): void {
  const { limit, orderId, reference, blockedMs } = passed;
  const detail = `${passed.count} tries, ${passed.accepted} accepted; ${Math.ceil(blockedMs / 1000)} s`;
  context.log({ step: "limit passed", code: limit, detail, orderId, reference });
  if (!context.limits.onPassed) return;
  Promise.resolve(passed)
    .then(context.limits.onPassed)
    .catch((error: unknown) => {
      context.log({ step: "onPassed failed", ...faultToLog(error) });
    });
}
