import type { BuyerRequest } from "../domain/buyer-request.js";
import { addressOf } from "./address.js";
import type { Counted, Try } from "../journal/limits-journal.js";
import { countIn, type About, type ToCount } from "./count.js";
import { decideHold, enforcedKeys, tooMany } from "./decide-hold.js";
import { addressKeys, orderKeys } from "./limit-keys.js";
import type { LimitsContext } from "./limits.js";

/** Who makes a try, and for which attempt or order. */
export interface TryOf extends About {
  readonly orderId: string;
  /**
   * True when `isHuman` has returned true earlier in this attempt: tries are still counted, but nothing blocks them.
   */
  readonly isHuman?: boolean | undefined;
}

/** What is known of a buyer while their try is counted. */
export interface KnownOfTry {
  readonly isHuman: boolean;
  /** The keys that the attempt's result is counted under while its card is unknown. */
  readonly limitKeys: readonly string[];
}

/** How to write a try, and when to reject it regardless of the limits. */
export interface CountingWrite<W extends { readonly counted: Counted }> {
  /** Called again, without limits, when a blocked try may go through after all. `known` is what is known by then. */
  write(tries: Try, known: KnownOfTry): Promise<W>;
  /** Throws PaymentError. */
  refuse?(answer: W): void;
}

/** The result of a try that was not blocked. `isHuman`: true when the buyer was asked to prove it, and did. */
export interface CountedTry<W> extends KnownOfTry {
  readonly answer: W;
}

/**
 * Counts an opened session or a submitted card, and makes the write that depends on it. Throws PaymentError
 * PAYMENT_TOO_MANY beyond the limits.
 */
export async function countTry<W extends { readonly counted: Counted }>(
  context: LimitsContext,
  step: "opened" | "sent",
  request: BuyerRequest,
  { isHuman = false, ...about }: TryOf,
  { write, refuse }: CountingWrite<W>,
): Promise<CountedTry<W>> {
  const limitKeys = buyerKeys(context, request, about.orderId);
  const counted = keysOfStep(limitKeys, step);
  const holds = isHuman ? {} : holdingKeys(context, step, limitKeys, counted);
  const writeAs = (known: boolean) => (tries: Try) => write(tries, { isHuman: known, limitKeys });
  const first = await countIn(context, { keys: counted, ...holds, about }, writeAs(isHuman));
  refuse?.(first.answer);
  if (first.isCounted) return { isHuman, limitKeys, answer: first.answer };
  const decision = await decideHold(context, request, first.holds);
  if (decision.hold) throw tooMany(context, decision.hold, about);
  const next = await countIn(context, { keys: counted, about }, writeAs(decision.isHuman));
  refuse?.(next.answer);
  return { isHuman: decision.isHuman, limitKeys, answer: next.answer };
}

function holdingKeys(
  { limits }: LimitsContext,
  step: "opened" | "sent",
  limitKeys: readonly string[],
  counted: readonly string[],
): Pick<ToCount, "holding" | "watched"> {
  // A key blocked for sending cards too fast, or for declined cards, blocks new sessions too. But an open session may be
  // paid with, however many others were opened.
  const watched = step === "opened" ? [...limitKeys, ...keysOfStep(limitKeys, "sent")] : limitKeys;
  return { holding: enforcedKeys(limits, counted), watched: enforcedKeys(limits, watched) };
}

/** The keys of the same buyer for a step before the result. */
function keysOfStep(limitKeys: readonly string[], step: "opened" | "sent"): readonly string[] {
  return limitKeys.map((key) => key.replace("refused", step));
}

/** The keys that an attempt's result is counted under while its card is unknown. */
export function buyerKeys(context: LimitsContext, request: BuyerRequest, orderId: string): readonly string[] {
  return [...addressKeys(context.limits, addressOf(request)), ...orderKeys(context.limits, orderId)];
}
