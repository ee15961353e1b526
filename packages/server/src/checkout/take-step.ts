import type { BuyerRequest } from "../domain/buyer-request.js";
import type { Attempt, AttemptFacts } from "../domain/attempt.js";
import { sentOrderIdOf } from "../payment-methods/order-id-form.js";
import type { Instrument, Step } from "../payment-methods/payment-method.js";
import { charge, type ChargeContext } from "./charge.js";
import type { Context } from "../context/context.js";
import { endBeforeOrder } from "./end-before-order.js";
import { endWhenLimited, limitKeysOf } from "./end-when-limited.js";
import { leave } from "./leave.js";

/** The part of the context that this step uses. */
export type TakeStepContext = ChargeContext & Pick<Context, "orderIdForm">;

/** Who pays. */
export interface Visitor {
  readonly request: BuyerRequest;
  /** True when they have passed a captcha. */
  readonly isHuman: boolean;
}

/** Continues by the answer to the first call: charge, redirect to pay or authenticate, or end. */
export async function takeStep(
  context: TakeStepContext,
  attempt: Attempt,
  step: Step,
  visitor: Visitor,
): Promise<Attempt> {
  if (step.kind === "ended") return endBeforeOrder(context, attempt, step);
  const { instrument = {}, state } = step;
  const known = factsOfCard(context, attempt, instrument);
  if (!visitor.isHuman) await endWhenLimited(context, attempt, visitor.request, known);
  const facts: AttemptFacts = {
    ...known,
    state,
    sentOrderId: sentOrderIdOf(context.orderIdForm, attempt.orderId),
    authentication: instrument.authentication,
    mandateId: instrument.mandateId,
  };
  return step.kind === "charge"
    ? (await charge(context, attempt, step.secret, facts, step.details)).attempt
    : leave(context, attempt, facts);
}

function factsOfCard(
  context: TakeStepContext,
  attempt: Attempt,
  { maskedPan, tokenPan }: Instrument,
): Pick<AttemptFacts, "maskedPan" | "limitKeys"> {
  return { maskedPan, limitKeys: limitKeysOf(context, attempt, { maskedPan, tokenPan }) };
}
