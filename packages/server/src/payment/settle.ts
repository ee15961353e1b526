import { deliver } from "./after.js";
import { isSettled, type Attempt, type AttemptState } from "./attempt.js";
import { countRefusal } from "./limits.js";
import type { Result } from "./outcome.js";
import type { Desk } from "./settings.js";

/** The first question to the gateway follows at once; the later ones leave more and more time. */
const pausesMs = [0, 2_000, 5_000, 15_000, 60_000, 300_000, 900_000];

/**
 * Writes how an attempt ended, by compare-and-set: whoever comes first writes, and the shop is told once. May be
 * called any number of times, in any order; gives the attempt as it stands then.
 */
export async function settle(
  desk: Desk,
  attempt: Attempt,
  result: Result,
  from: readonly AttemptState[] = [attempt.state],
): Promise<Attempt> {
  const now = desk.now();
  const moved = await desk.journal.move(attempt.reference, {
    ...result,
    from,
    at: now,
    ...checkOf(attempt, result, now),
  });
  if (moved.kind === "missing") return attempt;
  if (moved.kind !== "moved") return moved.attempt;
  const settled = moved.attempt;
  desk.log({
    step: "settle",
    reference: settled.reference,
    orderId: settled.orderId,
    state: settled.state,
    code: settled.facts.responseCode,
  });
  if (settled.state === "refused") await countRefusal(desk, settled);
  if (isSettled(settled.state)) await deliver(desk, settled);
  return settled;
}

/** When the reconciler looks at the attempt next. */
function checkOf(attempt: Attempt, { to }: Result, now: number): { checkAt?: number } {
  if (to === "awaiting-buyer") return { checkAt: attempt.expiresAt };
  if (to !== "unknown") return {};
  const asked = attempt.state === "unknown" ? attempt.checks + 1 : 0;
  return { checkAt: now + (pausesMs[asked] ?? 900_000) };
}
