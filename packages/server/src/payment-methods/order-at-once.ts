import type { JsonObject, RequestOf } from "@sips-kit/protocol";
import type { Outcome } from "../gateway/gateway.js";
import { unanswered } from "./outcomes.js";
import type { ChargeAnswer, Charging, Instrument, MethodContext, Refusal, Step } from "./payment-method.js";
import {
  threeDSecureSteps,
  type EnrolledState,
  type ReturnProof,
  type ThreeDSecureSettings,
} from "./three-d-secure.js";

/** `orderedBy`: this call charges, with an authentication that was made before. */
export type OrderedState = EnrolledState & { readonly orderedBy?: "cardOrder" | "walletOrder" };

/** What that call is made with: passed from the first step to the charge in memory, never journaled. */
export type OrderProof = ReturnProof & { readonly order?: JsonObject };

type AtOnce = {
  readonly [N in "cardOrder" | "walletOrder"]: { readonly orderedBy: N; readonly request: RequestOf<N> };
}["cardOrder" | "walletOrder"];

/** The step that charges at once, with an authentication that was made before. */
export function orderAtOnce(
  { orderedBy, request }: AtOnce,
  more: { readonly instrument?: Instrument; readonly details?: { readonly [name: string]: string } } = {},
): Extract<Step<OrderedState>, { readonly kind: "charge" }> {
  // Texts and containers of texts.
  return { kind: "charge", state: { orderedBy }, secret: { order: request as JsonObject }, ...more };
}

/** The steps of 3-D Secure for cards which may have been authenticated before. */
export function orderAtOnceSteps(settings: ThreeDSecureSettings) {
  const steps = threeDSecureSteps(settings);
  return {
    ...steps,

    chargeCall: ({ orderedBy }: JsonObject) =>
      orderedBy === "cardOrder" || orderedBy === "walletOrder" ? orderedBy : steps.chargeCall,

    charge(
      context: MethodContext,
      payment: Charging<OrderedState>,
      proof: OrderProof | undefined,
    ): Promise<Outcome<ChargeAnswer>> {
      const { orderedBy } = payment.state;
      if (orderedBy === undefined) return steps.charge(context, payment, proof);
      // Only the process that took the authentication can order.
      if (!proof?.order) return Promise.resolve(unanswered("The authentication is not kept."));
      // Made by `orderAtOnce`, for this call.
      return context.call(orderedBy, proof.order as unknown as RequestOf<typeof orderedBy>);
    },

    interpretRefusal: (refusal: Refusal<OrderedState>) =>
      refusal.state.orderedBy === undefined ? steps.interpretRefusal(refusal) : ("refused" as const),
  };
}
