import { addressOf } from "../rate-limits/address.js";
import { afterEnrolment, type Visitor } from "./after-enrolment.js";
import type { Attempt } from "./attempt.js";
import { callGateway } from "./call-gateway.js";
import { endBeforeOrder } from "./end-before-order.js";
import { enrolCard, tokenFor, type CardInput, type SubmitInput } from "./methods/card.js";
import { enrolSavedCard } from "./methods/wallet.js";
import type { Order } from "./order.js";
import type { Desk } from "./settings.js";
import { returnUrl } from "./signed-links.js";

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
  desk: Desk,
  attempt: Attempt,
  { order, input, visitor }: Given,
): Promise<Attempt> {
  const customerIpAddress = addressOf(visitor.request);
  const more = { merchantReturnUrl: returnUrl(desk, attempt), customerIpAddress };
  const given = input.card;
  if ("paymentMeanId" in given) {
    const saved = await callGateway(desk, attempt, "walletCheckEnrollment", () =>
      enrolSavedCard(desk, attempt, order, given, more),
    );
    return afterEnrolment(desk, attempt, "walletCheckEnrollment", saved, visitor);
  }
  const exchanged = await withToken(desk, attempt, given);
  if ("ended" in exchanged) return exchanged.ended;
  const { card } = exchanged;
  const outcome = await callGateway(desk, attempt, "cardCheckEnrollment", () =>
    enrolCard(desk, attempt, order, { ...input, card }, more),
  );
  return afterEnrolment(desk, attempt, "cardCheckEnrollment", outcome, visitor);
}

/** `via: "token"`: the ciphertexts become a token first. */
async function withToken(
  desk: Desk,
  attempt: Attempt,
  card: CardInput,
): Promise<{ readonly card: CardInput } | { readonly ended: Attempt }> {
  if ("paymentToken" in card || desk.cse?.via !== "token") return { card };
  const outcome = await callGateway(desk, attempt, "paymentTokenGenerate", () =>
    tokenFor(desk.gateway, card),
  );
  if (outcome.kind === "accepted" && outcome.answer.paymentToken) {
    return { card: { paymentToken: outcome.answer.paymentToken } };
  }
  return { ended: await endBeforeOrder(desk, attempt, "paymentTokenGenerate", outcome) };
}
