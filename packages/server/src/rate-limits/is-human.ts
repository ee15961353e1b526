import type { BuyerRequest } from "../domain/buyer-request.js";
import type { LimitsContext } from "./limits.js";

/**
 * Asks the shop whether a human sends this request, once for a request: the answer to a captcha is good for one
 * question. Undefined when there is nobody to ask, or when asking has failed.
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
    // A captcha that is out of order keeps from paying only whom a limit of their own does.
    context.log({ step: "isHuman failed", code: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
}
