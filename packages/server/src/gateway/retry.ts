import { setTimeout as delay } from "node:timers/promises";
import { methods, type MethodName } from "@sips-kit/protocol";
import type { Outcome } from "./gateway.js";

const attempts = 3;
const firstPauseMs = 100;

/**
 * Sends a read again, within its deadline, when its answer did not come; all other calls go out once and only once.
 * Each try may use its share of what is left, so that a silent gateway does not eat the whole budget.
 */
export async function withReadsRepeated<A>(
  name: MethodName,
  deadlineMs: number,
  sendOnce: (deadlineMs: number) => Promise<Outcome<A>>,
  random: () => number = Math.random,
): Promise<Outcome<A>> {
  if (methods[name].effect !== "read") return sendOnce(deadlineMs);
  const endsAt = performance.now() + deadlineMs;
  for (let attempt = 1; ; attempt += 1) {
    const leftMs = endsAt - performance.now();
    const outcome = await sendOnce(leftMs / (attempts - attempt + 1));
    const isAnswered = outcome.kind === "accepted" || outcome.kind === "refused";
    if (isAnswered || attempt === attempts || outcome.error.code === "GATEWAY_ABORTED") return outcome;
    // Full jitter: servers that failed together do not come back together.
    const pauseMs = random() * firstPauseMs * 2 ** attempt;
    if (performance.now() + pauseMs >= endsAt) return outcome;
    await delay(pauseMs);
  }
}
