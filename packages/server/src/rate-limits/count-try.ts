import type { IncomingMessage } from "node:http";
import { addressOf } from "./address.js";
import { count, type About } from "./count.js";
import { decideHold, enforcedKeys, tooMany } from "./decide-hold.js";
import { addressKeys, keysBeside, orderKeys } from "./limit-keys.js";
import type { LimitsContext } from "./limits.js";

/** Who tries something, and what it is about. */
export interface TryOf extends About {
  readonly orderId: string;
  /** True when `isHuman` has said so earlier in this attempt: then everything is counted, and nothing holds it up. */
  readonly isHuman?: boolean | undefined;
}

/**
 * Counts a session that is opened or a card that is sent. True when the buyer was asked to prove to be human, and has.
 * Throws PaymentError PAYMENT_TOO_MANY beyond the limits.
 */
export async function countTry(
  desk: LimitsContext,
  step: "opened" | "sent",
  request: IncomingMessage,
  { isHuman = false, ...about }: TryOf,
): Promise<boolean> {
  const keys = buyerKeys(desk, request, about.orderId).flatMap(keysBeside);
  const counted = keys.filter((key) => key.startsWith(`${step}By`));
  if (isHuman) {
    await count(desk, { keys: counted, about });
    return true;
  }
  const first = await count(desk, {
    keys: counted,
    holding: enforcedKeys(desk.limits, counted),
    watched: enforcedKeys(desk.limits, keys.filter(isWatched(step))),
    about,
  });
  const decision = await decideHold(desk, request, first.holds);
  if (decision.hold) throw tooMany(desk, decision.hold, about);
  if (!first.isCounted) await count(desk, { keys: counted, about });
  return decision.isHuman;
}

/** What an attempt is known by before its card is: the keys that its results are counted under. */
export function buyerKeys(desk: LimitsContext, request: IncomingMessage, orderId: string): readonly string[] {
  return [...addressKeys(desk.limits, addressOf(request)), ...orderKeys(desk.limits, orderId)];
}

/**
 * Whoever sends cards too fast, or cards that are declined, opens no session either. But a session that is open may be
 * paid with, however many others were opened.
 */
function isWatched(step: "opened" | "sent"): (key: string) => boolean {
  return (key) => key.startsWith("refusedBy") || (step === "opened" && key.startsWith("sentBy"));
}
