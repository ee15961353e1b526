import { addressOf } from "../rate-limits/address.js";
import { afterEnrolment, type Visitor, type AfterEnrolmentContext } from "./after-enrolment.js";
import type { Attempt } from "../domain/attempt.js";
import { callGateway } from "./call-gateway.js";
import { endBeforeOrder } from "./end-before-order.js";
import { enrolCard, tokenFor, type CardInput, type SubmitInput } from "../payment-methods/card.js";
import { enrolSavedCard } from "../payment-methods/saved-card.js";
import type { Order } from "../domain/order.js";
import type { Context } from "./context.js";
import { returnUrl } from "./signed-links.js";

/** What of the context this step may touch. */
export type PayWithContext = AfterEnrolmentContext & Pick<Context, "cse">;

/** What is paid, with what, by whom. */
export interface Given {
  readonly order: Order;
  readonly input: SubmitInput;
  readonly visitor: Visitor;
}

/**
 * Asks the gateway whether the holder of a card must authenticate; where not, goes on to the order at once. Gives the
 * attempt as it stands then.
 */
export async function payWith(
  context: PayWithContext,
  attempt: Attempt,
  { order, input, visitor }: Given,
): Promise<Attempt> {
  const customerIpAddress = addressOf(visitor.request);
  const more = { merchantReturnUrl: returnUrl(context, attempt), customerIpAddress };
  const given = input.card;
  if ("paymentMeanId" in given) {
    const saved = await callGateway(context, attempt, "walletCheckEnrollment", () =>
      enrolSavedCard(context, attempt, order, given, more),
    );
    return afterEnrolment(context, attempt, "walletCheckEnrollment", saved, visitor);
  }
  const exchanged = await withToken(context, attempt, given);
  if ("ended" in exchanged) return exchanged.ended;
  const { card } = exchanged;
  const outcome = await callGateway(context, attempt, "cardCheckEnrollment", () =>
    enrolCard(context, attempt, order, { ...input, card }, more),
  );
  return afterEnrolment(context, attempt, "cardCheckEnrollment", outcome, visitor);
}

/** `via: "token"`: the ciphertexts become a token first. */
async function withToken(
  context: PayWithContext,
  attempt: Attempt,
  card: CardInput,
): Promise<{ readonly card: CardInput } | { readonly ended: Attempt }> {
  if ("paymentToken" in card || context.cse?.via !== "token") return { card };
  const outcome = await callGateway(context, attempt, "paymentTokenGenerate", () =>
    tokenFor(context.gateway, card),
  );
  if (outcome.kind === "accepted" && outcome.answer.paymentToken) {
    return { card: { paymentToken: outcome.answer.paymentToken } };
  }
  return { ended: await endBeforeOrder(context, attempt, "paymentTokenGenerate", outcome) };
}
