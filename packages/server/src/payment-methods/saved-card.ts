import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { aFunction, trueOrFalse } from "../runtime/check-settings.js";
import type { PaymentMode, RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { requiresChallenge, type Order } from "../domain/order.js";
import type { Outcome } from "../gateway/gateway.js";
import {
  authenticatedElsewhere,
  checkAuthenticatedElsewhere,
  type Authenticated,
} from "./authenticated-elsewhere.js";
import { ciphertext, instalmentCount } from "./card-inputs.js";
import { cseForPage } from "./cse-settings.js";
import { firstOfSeries } from "./first-of-series.js";
import { orderAtOnce, orderAtOnceSteps, type OrderProof } from "./order-at-once.js";
import { orderFields } from "./order-fields.js";
import type { ChargeAnswer, MethodContext, PaymentMethod, Starting, Step } from "./payment-method.js";
import { readWallet } from "./read-wallet.js";
import { endAuthentication, withoutChallenge, type SavedCardState } from "./separate-authentication.js";
import { afterEnrolment, type CardSettings, shapesOfThreeDSecure } from "./three-d-secure.js";
import { asJson, walletOf, walletOrderOf } from "./wallet-order.js";

/** A card that the buyer has saved at the gateway; its security code, if asked for, encrypted in the browser. */
export interface SavedCardInput {
  readonly paymentMeanId: string;
  readonly cardCSCValue?: string;
  /** In how many instalments the buyer pays: one of the counts that the shop offers for the order. */
  readonly instalments?: number;
}

const schema = v.strictObject({
  paymentMeanId: v.pipe(v.string(), v.regex(/^\d{1,6}$/)),
  cardCSCValue: v.exactOptional(ciphertext),
  instalments: instalmentCount,
});

/** Settings of saved cards. */
export interface SavedCardSettings extends CardSettings {
  /**
   * Orders that are charged at once by `walletOrder`, without 3-D Secure, where the contract permits it: the shop is
   * liable for disputes (`liabilityShift` is false). A bank that wants to ask the cardholder nevertheless declines
   * softly, and the payment is retried with a challenge. Where the security code is asked for, 3-D Secure stays, because
   * the code must not be stored until the charge; and so it does for instalments, whose buyers authenticate for all of
   * them. Default: no order. See docs/open-questions.md.
   */
  readonly withoutAuthentication?: (order: Order) => boolean;
  /**
   * True for shops whose authentication and order are two calls: `cardValidateAuthentication` ends the authentication,
   * and `walletOrder` charges with its result. Payments with a security code stay with the one call that does both,
   * because the code must not be stored. Default: false. See docs/open-questions.md.
   */
  readonly authenticateSeparately?: boolean;
}

/** Cards of the buyer's wallet at the gateway, for orders that name it as `merchantWalletId`. */
export function savedCard(
  settings: SavedCardSettings = {},
): PaymentMethod<SavedCardInput, SavedCardState, OrderProof> {
  checkFunctionSettings("savedCard", settings, {
    ...shapesOfThreeDSecure,
    authenticatedElsewhere: true,
    withoutAuthentication: aFunction,
    authenticateSeparately: trueOrFalse,
  });
  const steps = orderAtOnceSteps(settings);
  const { authenticatedElsewhere: elsewhere = {} } = settings;
  checkAuthenticatedElsewhere(elsewhere);
  return {
    ...steps,
    ...(settings.authenticateSeparately && { confirm: endAuthentication, confirmAgain: true }),
    id: "saved-card",
    chargeCall: (state) => (state["walletOrder"] === undefined ? steps.chargeCall(state) : "walletOrder"),
    modes: ["wallet"],
    input: (_mode: PaymentMode | undefined) => schema,
    chosenInstalments: ({ instalments }) => instalments,

    async prepare(context, { order }) {
      const savedCards = await readWallet(context, walletOf(order));
      // A saved card may need its security code, which our own field encrypts.
      const cse = context.cse && cseForPage(context.cse);
      return { kind: "accepted", code: "00", answer: { savedCards, ...(cse && { cse }) } };
    },

    async start(context, payment, input) {
      const found = await authenticatedElsewhere(elsewhere, context, payment.order);
      if (found?.kind === "ended") return found;
      if (found) return orderAuthenticated(payment, input, found);
      return isWithoutAuthentication(settings, payment, input)
        ? orderWithoutAuthentication(payment, input)
        : enrol(settings, context, payment, input);
    },

    charge(context, payment, proof): Promise<Outcome<ChargeAnswer>> {
      const { walletOrder } = payment.state;
      if (walletOrder === undefined) return steps.charge(context, payment, proof);
      // Made by `start`, from the gateway's own types.
      return context.call("walletOrder", walletOrder as unknown as RequestOf<"walletOrder">);
    },
  };
}

/** The charge of a card whose cardholder another provider has authenticated. */
function orderAuthenticated(
  payment: Starting,
  input: SavedCardInput,
  { authenticationData, details }: Authenticated,
): Step<SavedCardState> {
  const order = walletOrderOf(payment, input.paymentMeanId);
  const request = { ...order, ...securityCode(input), authenticationData };
  const instrument = { authentication: "elsewhere" } as const;
  return orderAtOnce({ orderedBy: "walletOrder", request }, { instrument, details });
}

/** Never with a security code, nor when the bank has asked for a challenge, nor for the first of several instalments. */
function isWithoutAuthentication(
  { withoutAuthentication }: SavedCardSettings,
  { order, paymentPattern }: Starting,
  { cardCSCValue }: SavedCardInput,
): boolean {
  const mustAsk = cardCSCValue !== undefined || requiresChallenge(order) || paymentPattern !== undefined;
  return !mustAsk && withoutAuthentication?.(order) === true;
}

function orderWithoutAuthentication(
  payment: Starting,
  { paymentMeanId }: SavedCardInput,
): Step<SavedCardState> {
  const walletOrder = asJson(walletOrderOf(payment, paymentMeanId));
  return { kind: "charge", state: { walletOrder }, instrument: { authentication: "none" } };
}

/** Asks whether the cardholder must authenticate. */
async function enrol(
  settings: SavedCardSettings,
  context: Pick<MethodContext, "call">,
  payment: Starting,
  input: SavedCardInput,
): Promise<Step<SavedCardState>> {
  const { paymentMeanId, cardCSCValue } = input;
  const outcome = await context.call("walletCheckEnrollment", {
    ...payment.order.details,
    ...firstOfSeries(payment.order, payment.paymentPattern),
    ...orderFields(payment),
    merchantWalletId: walletOf(payment.order),
    paymentMeanId,
    ...securityCode(input),
  });
  const step = afterEnrolment(settings, "walletCheckEnrollment", outcome);
  // The security code must not be stored, so with one the charge is part of the call that ends the authentication.
  if (!settings.authenticateSeparately || cardCSCValue !== undefined || step.kind === "ended") return step;
  const state = { ...step.state, walletOrder: asJson(walletOrderOf(payment, paymentMeanId)) };
  return step.kind === "redirect" ? { ...step, state } : withoutChallenge(context, payment, step, state);
}

function securityCode({ cardCSCValue }: SavedCardInput) {
  return cardCSCValue === undefined ? {} : ({ cardCSCValue, cscType: "CSE" } as const);
}
