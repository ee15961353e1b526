import type { IncomingMessage } from "node:http";
import type { LimitsContext } from "./limits.js";

/**
 * Asks the shop whether a human sends this request, once for a request: the answer to a captcha is good for one
 * question. Undefined when there is nobody to ask, or when asking has failed.
 */
export function isHuman(desk: LimitsContext, request: IncomingMessage): Promise<boolean | undefined> {
  const known = desk.limits.humans.get(request);
  if (known) return known;
  const asked = ask(desk, request);
  desk.limits.humans.set(request, asked);
  return asked;
}

async function ask(desk: LimitsContext, request: IncomingMessage): Promise<boolean | undefined> {
  if (!desk.limits.isHuman) return undefined;
  try {
    return (await desk.limits.isHuman(request)) === true;
  } catch (error) {
    // A captcha that is out of order keeps from paying only whom a limit of their own does.
    desk.log({ step: "isHuman failed", code: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
}
