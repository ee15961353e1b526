import type { AnswerOf, JsonObject, MethodName, RequestOf } from "@sips-kit/protocol";
import { chargedByAttempt, type Attempt } from "../domain/attempt.js";
import type { CallOptions, Outcome } from "../gateway/gateway.js";
import { isOfOtherShop, notSentByOtherShop } from "../gateway/other-shop.js";
import type {
  Charging,
  MethodContext,
  PaymentMethod,
  QueryAnswer,
  Refusal,
} from "../payment-methods/payment-method.js";
import { unavailable } from "../payment-methods/registry.js";
import { useOnce } from "../rate-limits/use-once.js";
import { callGateway } from "./call-gateway.js";
import type { Context } from "./context.js";
import { leaveOutDetails } from "./leave-out-details.js";

/** The part of the context that this step uses. */
export type MethodCallContext = Pick<
  Context,
  "cse" | "gateway" | "journal" | "log" | "now" | "paymentMethods" | "timers"
>;

type GatewayMethods = {
  readonly [N in MethodName]: (request: RequestOf<N>, options?: CallOptions) => Promise<Outcome<AnswerOf<N>>>;
};

/** What a payment method works with for one attempt, or for an order that has none yet. */
export function methodContext(
  context: MethodCallContext,
  attempt: Partial<Pick<Attempt, "reference" | "orderId" | "facts">>,
): MethodContext {
  const { gateway, cse, log, now } = context;
  const { reference, orderId } = attempt;
  const methods: GatewayMethods = gateway;
  return {
    call: <N extends MethodName>(method: N, request: RequestOf<N>, options?: CallOptions) =>
      callGateway<AnswerOf<N>>(context, attempt, method, async () =>
        isOfOtherShop(gateway, attempt.facts)
          ? notSentByOtherShop()
          : leaveOutDetails(
              request,
              (fitting) => methods[method](fitting, options),
              (detail) => log({ step: "details left out", reference, orderId, detail }),
            ),
      ),
    gateway,
    cse,
    useOnce: (value) => useOnce(context, value),
    log,
    now,
  };
}

/**
 * The payment method of an attempt, as the journal names it.
 *
 * @throws PaymentError when the shop does not take it any more
 */
export function methodOf(
  { paymentMethods }: Pick<Context, "paymentMethods">,
  { paymentMethod }: Attempt,
): PaymentMethod {
  const method = paymentMethods.find(paymentMethod);
  if (!method) throw unavailable(paymentMethod);
  return method;
}

/**
 * The same for a look-up of an attempt that may have been paid: undefined, and logged, when this server does not have
 * the method. Another server may have it, and only the method knows what a refusal or an unknown reference means.
 */
export function methodAtHand(
  { paymentMethods, log }: Pick<Context, "log" | "paymentMethods">,
  { reference, orderId, paymentMethod }: Attempt,
): PaymentMethod | undefined {
  const method = paymentMethods.find(paymentMethod);
  if (!method) log({ step: "payment method missing", reference, orderId, detail: paymentMethod });
  return method;
}

/** An attempt as its payment method sees it. */
export function chargingOf(attempt: Attempt): Charging {
  const { reference, orderId, currencyCode, facts } = attempt;
  return {
    reference,
    orderId,
    amountMinor: chargedByAttempt(attempt),
    currencyCode,
    state: facts.state ?? {},
  };
}

/** The name of the call that charges an attempt. */
export function chargeCallOf({ chargeCall }: PaymentMethod, { facts }: Pick<Attempt, "facts">): string {
  return typeof chargeCall === "string" ? chargeCall : chargeCall(facts.state ?? {});
}

/** What a refusal means, by the payment method's own reading; by default, that nothing was paid. */
export function meaningOfRefusal(
  method: PaymentMethod,
  attempt: Attempt,
  refusal: Pick<Refusal, "code" | "answer">,
  hasProof: boolean,
): "refused" | "not-the-return" | "unknown" {
  const { state } = chargingOf(attempt);
  return method.interpretRefusal?.({ ...refusal, state, hasProof }) ?? "refused";
}

/** All returned proofs, newest first. The real one may be older: anybody can post a forged return after it. */
export function proofsOf({ facts: { proof, earlierProofs = [] } }: Attempt): readonly JsonObject[] {
  return proof ? [proof, ...earlierProofs] : earlierProofs;
}

/** Queries a payment's status, by its method's own call or by getTransactionData. */
export function queryPayment(context: MethodCallContext, attempt: Attempt): Promise<Outcome<QueryAnswer>> {
  const calls = methodContext(context, attempt);
  const method = context.paymentMethods.find(attempt.paymentMethod);
  return (
    method?.query?.(calls, chargingOf(attempt)) ??
    calls.call("getTransactionData", { transactionReference: attempt.reference })
  );
}
