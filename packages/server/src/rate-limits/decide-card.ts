import type { IncomingMessage } from "node:http";
import { holdsOf } from "./count.js";
import { decideHold, enforcedKeys, type Decision } from "./decide-hold.js";
import type { LimitsContext } from "./limits.js";

/**
 * Decides whether a card may be charged, once the gateway has told which one it is: `keys` are those of the buyer and
 * of the card. Counts nothing.
 */
export async function decideCard(
  desk: LimitsContext,
  request: IncomingMessage,
  keys: readonly string[],
): Promise<Decision> {
  const watched = enforcedKeys(desk.limits, keys);
  if (watched.length === 0) return { hold: undefined, isHuman: false };
  const blockedUntil = await desk.journal.limits.blockedUntil(watched);
  return decideHold(desk, request, holdsOf(blockedUntil, desk.now()));
}
