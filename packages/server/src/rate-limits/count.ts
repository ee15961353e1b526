import { addressOfKey } from "./recent-address.js";
import { pauseAfter, type LimitName } from "./limit-rules.js";
import { nameOf } from "./limit-keys.js";
import type { LimitPassed } from "./limit-settings.js";
import type { LimitsContext } from "./limits.js";

/** A limit that holds somebody up, until a moment. */
export interface Hold {
  readonly limit: LimitName;
  readonly until: number;
}

/** What a try is about, for whoever looks at the log. */
export interface About {
  readonly orderId?: string | undefined;
  readonly reference?: string | undefined;
}

/** How counting went. */
export interface Counting {
  /** False when a watched key was blocked: nothing was counted. */
  readonly isCounted: boolean;
  /** The watched keys that are blocked, or the counted ones that have passed their limit by this try. */
  readonly holds: readonly Hold[];
}

/** Counts one try under these keys, unless a watched one is blocked. */
export async function count(
  desk: LimitsContext,
  keys: readonly string[],
  watched: readonly string[] = [],
  about: About = {},
): Promise<Counting> {
  const now = desk.now();
  const counted = keys.map((key) => {
    const rule = desk.limits.rules[nameOf(key)];
    return { key, windowMs: rule.windowMs, pauseAfter: pauseAfter.bind(undefined, rule) };
  });
  const { blockedUntil, counts } = await desk.journal.limits.count({ now, counted, watched });
  if (blockedUntil.size > 0) return { isCounted: false, holds: holdsOf(blockedUntil, now) };
  const passed = keys.flatMap((key, index): LimitPassed[] => {
    const { tries = 0, accepted = 0, pauseMs = 0 } = counts[index] ?? {};
    if (pauseMs <= 0) return [];
    const address = addressOfKey(desk.limits, key);
    return [{ limit: nameOf(key), count: tries, accepted, blockedMs: pauseMs, address, ...about }];
  });
  for (const one of oncePerLimit(passed)) tell(desk, one);
  return {
    isCounted: true,
    holds: passed.map(({ limit, blockedMs }) => ({ limit, until: now + blockedMs })),
  };
}

/** The holds among keys, as the journal gives them. */
export function holdsOf(blockedUntil: ReadonlyMap<string, number>, now: number): readonly Hold[] {
  return Array.from(blockedUntil, ([key, until]) => ({ limit: nameOf(key), until })).filter(
    ({ until }) => until > now,
  );
}

/** While signing keys change, the same try counts under a key of each. */
function oncePerLimit(passed: readonly LimitPassed[]): readonly LimitPassed[] {
  const told = new Map<LimitName, LimitPassed>();
  for (const one of passed) {
    if (one.count > (told.get(one.limit)?.count ?? 0)) told.set(one.limit, one);
  }
  return [...told.values()];
}

/** Nobody waits for the shop's callback, and the limit holds whether or not it fails. */
function tell(desk: LimitsContext, passed: LimitPassed): void {
  const { limit, orderId, reference, blockedMs } = passed;
  const detail = `${passed.count} tries, ${passed.accepted} accepted; ${Math.ceil(blockedMs / 1000)} s`;
  desk.log({ step: "limit passed", code: limit, detail, orderId, reference });
  if (!desk.limits.onPassed) return;
  Promise.resolve(passed)
    .then(desk.limits.onPassed)
    .catch((error: unknown) => {
      desk.log({ step: "onPassed failed", code: error instanceof Error ? error.name : typeof error });
    });
}
