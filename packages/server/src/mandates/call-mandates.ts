import { notSentWhenInvalid, refuseInvalid } from "../context/call-gateway.js";
import type { Context } from "../context/context.js";
import type { Outcome } from "../gateway/gateway.js";
import { mandateFailure } from "./unknown-mandate.js";

/** The part of the context that the calls on mandates use. */
export type MandateCalls = Pick<Context, "gateway" | "log">;

/** The accepted answer of a call on mandates. Throws PaymentError. */
export async function acceptedAnswer<A extends object>(
  { log }: MandateCalls,
  step: string,
  call: () => Promise<Outcome<A>>,
): Promise<A> {
  const outcome = await notSentWhenInvalid(call);
  if (outcome.kind === "accepted") return outcome.answer;
  log({ step, code: "code" in outcome ? outcome.code : outcome.error.code });
  refuseInvalid(outcome);
  throw mandateFailure(outcome);
}
