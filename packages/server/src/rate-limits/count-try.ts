import type { BuyerRequest } from "../domain/buyer-request.js";
import { addressOf } from "./address.js";
import { count, type About } from "./count.js";
import { decideHold, enforcedKeys, tooMany } from "./decide-hold.js";
import { addressKeys, keysBeside, orderKeys } from "./limit-keys.js";
import type { LimitsContext } from "./limits.js";

/** Who makes a try, and for which attempt or order. */
export interface TryOf extends About {
  readonly orderId: string;
  /** True when `isHuman` has said so earlier in this attempt: tries are still counted, but nothing blocks them. */
  readonly isHuman?: boolean | undefined;
}

/**
 * Counts a session that is opened or a card that is sent. Returns true when the buyer had to pass a captcha, and did.
 * Throws PaymentError PAYMENT_TOO_MANY beyond the limits.
 */
export async function countTry(
  context: LimitsContext,
  step: "opened" | "sent",
  request: BuyerRequest,
  { isHuman = false, ...about }: TryOf,
): Promise<boolean> {
  const keys = buyerKeys(context, request, about.orderId).flatMap(keysBeside);
  const counted = keys.filter((key) => key.startsWith(`${step}By`));
  if (isHuman) {
    await count(context, { keys: counted, about });
    return true;
  }
  const first = await count(context, {
    keys: counted,
    holding: enforcedKeys(context.limits, counted),
    watched: enforcedKeys(context.limits, keys.filter(isWatched(step))),
    about,
  });
  const decision = await decideHold(context, request, first.holds);
  if (decision.hold) throw tooMany(context, decision.hold, about);
  if (!first.isCounted) await count(context, { keys: counted, about });
  return decision.isHuman;
}

/** The keys that an attempt's result is counted under while its card is unknown. */
export function buyerKeys(context: LimitsContext, request: BuyerRequest, orderId: string): readonly string[] {
  return [...addressKeys(context.limits, addressOf(request)), ...orderKeys(context.limits, orderId)];
}

/**
 * A key blocked for sending cards too fast, or for declined cards, blocks new sessions too. But an open session may be
 * paid with, however many others were opened.
 */
function isWatched(step: "opened" | "sent"): (key: string) => boolean {
  return (key) => key.startsWith("refusedBy") || (step === "opened" && key.startsWith("sentBy"));
}
