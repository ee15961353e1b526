import type { BuyerRequest } from "../domain/buyer-request.js";
import { holdsOf } from "./count.js";
import { decideHold, enforcedKeys, type Decision } from "./decide-hold.js";
import type { LimitsContext } from "./limits.js";

/**
 * Decides whether a card may be charged, once the gateway has identified it: `keys` are those of the buyer and of the
 * card. Counts nothing.
 */
export async function decideCard(
  context: LimitsContext,
  request: BuyerRequest,
  keys: readonly string[],
): Promise<Decision> {
  const watched = enforcedKeys(context.limits, keys);
  if (watched.length === 0) return { hold: undefined, isHuman: false };
  const blockedUntil = await context.journal.limits.blockedUntil(watched);
  return decideHold(context, request, holdsOf(blockedUntil, context.now()));
}
