import type { BuyerRequest } from "../domain/buyer-request.js";
import type { LimitsContext } from "./limits.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/**
 * Asks the shop whether a human sent this request, once per request, because a captcha answer can be verified only
 * once. Undefined without `isHuman`, or when it fails.
 */
export function isHuman(context: LimitsContext, request: BuyerRequest): Promise<boolean | undefined> {
  const known = context.limits.humans.get(request);
  if (known) return known;
  const asked = ask(context, request);
  context.limits.humans.set(request, asked);
  return asked;
}

async function ask(context: LimitsContext, request: BuyerRequest): Promise<boolean | undefined> {
  if (!context.limits.isHuman) return undefined;
  try {
    return (await context.limits.isHuman(request)) === true;
  } catch (error) {
    // A broken captcha must not block buyers beyond what limits of their own do.
    context.log({ step: "isHuman failed", ...faultToLog(error) });
    return undefined;
  }
}
