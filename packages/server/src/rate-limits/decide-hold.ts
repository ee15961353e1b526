import type { BuyerRequest } from "../domain/buyer-request.js";
import { PaymentError } from "../domain/errors.js";
import type { About, Hold } from "./count.js";
import { isHuman } from "./is-human.js";
import type { LimitName } from "../domain/limit-name.js";
import { nameOf } from "./limit-keys.js";
import type { Limits, LimitsContext } from "./limits.js";

/** Whether a request may continue. */
export interface Decision {
  /** The limit that blocks it, the longest of several; undefined when none does. */
  readonly hold: Hold | undefined;
  /** True when `isHuman` was called and returned true. */
  readonly isHuman: boolean;
}

/**
 * Decides about a request that limits block: a human may continue, and limits that request a captcha need `isHuman`.
 */
export async function decideHold(
  context: LimitsContext,
  request: BuyerRequest,
  holds: readonly Hold[],
): Promise<Decision> {
  const enforced = holds.filter(({ limit }) => isEnforced(context.limits, limit));
  if (enforced.length === 0) return { hold: undefined, isHuman: false };
  const answer = await isHuman(context, request);
  if (answer === true) return { hold: undefined, isHuman: true };
  const rejecting = enforced.filter(
    ({ limit }) => answer === false || context.limits.rules[limit].onExceeded === "reject",
  );
  const [hold] = rejecting.sort((one, other) => other.until - one.until);
  return { hold, isHuman: false };
}

/** The keys that can block anybody: without `isHuman`, limits that request a captcha block nobody. */
export function enforcedKeys(limits: Limits, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => isEnforced(limits, nameOf(key)));
}

function isEnforced(limits: Limits, limit: LimitName): boolean {
  return limits.isHuman !== undefined || limits.rules[limit].onExceeded === "reject";
}

/** The error for a buyer who has to wait; support finds the limit in the log. */
export function tooMany(context: LimitsContext, { limit, until }: Hold, about: About): PaymentError {
  const retryAt = new Date(until).toISOString();
  context.log({ step: "limited", code: limit, detail: `until ${retryAt}`, ...about });
  const retryAfterSeconds = Math.max(1, Math.ceil((until - context.now()) / 1000));
  return new PaymentError(
    "PAYMENT_TOO_MANY",
    `There were too many tries. Nothing was charged; try again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds, retryAt, ...(context.limits.isHuman && { captcha: true }) },
  );
}
