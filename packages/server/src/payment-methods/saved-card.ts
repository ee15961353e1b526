import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { aFunction, trueOrFalse } from "../runtime/check-settings.js";
import type { AnswerOf, JsonObject, PaymentMode, RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import { requiresChallenge, type Order } from "../domain/order.js";
import { ciphertext, instalmentCount } from "./card-inputs.js";
import { cseForPage } from "./cse-settings.js";
import type { Outcome } from "../gateway/gateway.js";
import { authenticatedElsewhere, checkAuthenticatedElsewhere } from "./authenticated-elsewhere.js";
import { orderAtOnce, orderAtOnceSteps, type OrderedState, type OrderProof } from "./order-at-once.js";
import { firstOfSeries } from "./first-of-series.js";
import { detailsFor, orderFields } from "./order-fields.js";
import type {
  ChargeAnswer,
  Charging,
  Confirmation,
  MethodContext,
  PaymentMethod,
  Starting,
  Step,
} from "./payment-method.js";
import { readWallet } from "./read-wallet.js";
import {
  afterEnrolment,
  authenticationOf,
  type CardSettings,
  type EnrolledState,
  type ReturnProof,
  shapesOfThreeDSecure,
} from "./three-d-secure.js";

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

/** What later steps need: the answer to the enrolment, and the charge if it is a call of its own. */
export type SavedCardState = OrderedState & { readonly walletOrder?: JsonObject };

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

    async start(context, payment, { paymentMeanId, cardCSCValue }) {
      const { call } = context;
      const code = cardCSCValue === undefined ? {} : ({ cardCSCValue, cscType: "CSE" } as const);
      const found = await authenticatedElsewhere(elsewhere, context, payment.order);
      if (found?.kind === "ended") return found;
      if (found) {
        const { authenticationData, details } = found;
        const request = { ...walletOrderOf(payment, paymentMeanId), ...code, authenticationData };
        const instrument = { authentication: "elsewhere" } as const;
        return orderAtOnce({ orderedBy: "walletOrder", request }, { instrument, details });
      }
      if (cardCSCValue === undefined && isWithoutAuthentication(settings, payment)) {
        const walletOrder = asJson(walletOrderOf(payment, paymentMeanId));
        return { kind: "charge", state: { walletOrder }, instrument: { authentication: "none" } };
      }
      const outcome = await call("walletCheckEnrollment", {
        ...payment.order.details,
        ...firstOfSeries(payment.order, payment.paymentPattern),
        ...orderFields(payment),
        merchantWalletId: walletOf(payment.order),
        paymentMeanId,
        ...code,
      });
      const step = afterEnrolment(settings, "walletCheckEnrollment", outcome);
      if (!settings.authenticateSeparately || cardCSCValue !== undefined || step.kind === "ended")
        return step;
      const state = { ...step.state, walletOrder: asJson(walletOrderOf(payment, paymentMeanId)) };
      return step.kind === "redirect" ? { ...step, state } : withoutChallenge({ call }, payment, step, state);
    },

    charge(context, payment, proof): Promise<Outcome<ChargeAnswer>> {
      const { walletOrder } = payment.state;
      if (walletOrder === undefined) return steps.charge(context, payment, proof);
      // Made by `start`, from the gateway's own types.
      return context.call("walletOrder", walletOrder as unknown as RequestOf<"walletOrder">);
    },
  };
}

/** Ends the authentication of a buyer who is back from their bank; the charge follows with its result. */
async function endAuthentication(
  context: MethodContext,
  { reference, state }: Charging<SavedCardState>,
  proof: ReturnProof | undefined,
): Promise<Confirmation> {
  const { walletOrder } = state;
  if (walletOrder === undefined) return { kind: "charge" };
  const outcome = await validateAuthentication(context, reference, state, proof);
  if (outcome.kind !== "accepted") return { kind: "ended", call: "cardValidateAuthentication", outcome };
  return { kind: "charge", state: { ...state, walletOrder: authenticated(walletOrder, outcome.answer) } };
}

/** The same when the bank asks nothing: nobody comes back, so the authentication ends here. */
async function withoutChallenge(
  context: Pick<MethodContext, "call">,
  { reference }: Starting,
  step: Extract<Step<EnrolledState>, { readonly kind: "charge" }>,
  state: SavedCardState & { readonly walletOrder: JsonObject },
): Promise<Step<SavedCardState>> {
  const outcome = await validateAuthentication(context, reference, state);
  if (outcome.kind !== "accepted") return { kind: "ended", call: "cardValidateAuthentication", outcome };
  return { ...step, state: { ...state, walletOrder: authenticated(state.walletOrder, outcome.answer) } };
}

function validateAuthentication(
  { call }: Pick<MethodContext, "call">,
  reference: string,
  state: EnrolledState,
  proof?: ReturnProof,
): Promise<Outcome<AnswerOf<"cardValidateAuthentication">>> {
  return call("cardValidateAuthentication", authenticationOf(reference, state, proof));
}

/** The gateway judges the result: an order whose cardholder was not authenticated is refused there. */
function authenticated(
  walletOrder: JsonObject,
  { threeD, threeDV2, holderAuthentProgram }: AnswerOf<"cardValidateAuthentication">,
): JsonObject {
  return asJson({ ...walletOrder, authenticationData: { threeD, threeDV2, holderAuthentProgram } });
}

/** Never for an order whose bank has asked for a challenge, nor for the first of several instalments. */
function isWithoutAuthentication(
  { withoutAuthentication }: SavedCardSettings,
  { order, paymentPattern }: Starting,
): boolean {
  const mustAsk = requiresChallenge(order) || paymentPattern !== undefined;
  return !mustAsk && withoutAuthentication?.(order) === true;
}

/** The charge, without the cardholder's authentication. It holds no card data. */
function walletOrderOf(payment: Starting, paymentMeanId: string): RequestOf<"walletOrder"> {
  const { merchantReturnUrl: _returnUrl, ...fields } = orderFields(payment);
  const { paymentPattern } = payment;
  return {
    ...detailsFor("walletOrder", payment.order.details),
    ...(paymentPattern && { paymentPattern }),
    ...fields,
    merchantWalletId: walletOf(payment.order),
    paymentMeanId,
  };
}

/** As the journal keeps it until it is made: texts, and containers of texts, without the fields that are undefined. */
function asJson(request: object): JsonObject {
  return JSON.parse(JSON.stringify(request)) as JsonObject;
}

/** The wallet comes from the shop's order, never from the browser, so that nobody can pay with another buyer's card. */
function walletOf({ merchantWalletId }: Order): string {
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This buyer has no wallet in this shop.", {
    field: "mode",
  });
}
