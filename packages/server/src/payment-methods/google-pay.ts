import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { aFunction } from "../runtime/check-settings.js";
import type { AnswerOf, RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { requiresChallenge } from "../domain/order.js";
import { googlePayRequest } from "./google-pay-request.js";
import { orderAtOnce, orderAtOnceSteps, type OrderedState, type OrderProof } from "./order-at-once.js";
import { detailsFor, orderFields } from "./order-fields.js";
import { refused } from "./outcomes.js";
import type { MethodContext, PaymentMethod, Starting, Step } from "./payment-method.js";
import { afterEnrolment, type ThreeDSecureSettings, shapesOfThreeDSecure } from "./three-d-secure.js";

type Order = RequestOf<"cardOrder">;

/** What Google gave to the page. */
export interface GooglePayInput {
  /** `paymentMethodData.tokenizationData.token` of Google's answer, encrypted for the gateway. */
  readonly paymentData: string;
}

/** The card that the gateway has found in a payload, as the order takes it. */
export interface GooglePayCard {
  /** The fields that stand for the card. Never a card number in clear. */
  readonly card: Pick<Order, "cardNumber" | "cardExpiryDate" | "panType" | "paymentToken">;
  /** The device's authentication. Absent: the card continues with 3-D Secure. */
  readonly authenticationData?: Order["authenticationData"];
}

/** Settings of Google Pay. */
export interface GooglePaySettings extends ThreeDSecureSettings {
  /**
   * How the order takes what paymentDataProviderCheck has answered; undefined when it cannot, and the attempt is given
   * up. Default: `tokenPan` as `cardNumber` with `panType` TOKEN_PAN; `authenticationResult` as `authenticationData` if
   * it holds a cryptogram, else 3-D Secure. See docs/open-questions.md.
   */
  readonly orderWith?: (checked: AnswerOf<"paymentDataProviderCheck">) => GooglePayCard | undefined;
}

const schema = v.strictObject({
  paymentData: v.pipe(v.string(), v.regex(/^[\x20-\x7e]+$/), v.minLength(64), v.maxLength(8192)),
});

/**
 * Google Pay: the page hands over the payload that Google has encrypted for the gateway, which opens it. A card that the
 * buyer's device has authenticated is charged by cardOrder; a card on file continues with 3-D Secure, as a typed one
 * does. A payload pays once: the journal keeps its digest, and nothing else of it. Source: data dictionary of Sips
 * Office, paymentDataProviderCheck.
 */
export function googlePay(
  settings: GooglePaySettings = {},
): PaymentMethod<GooglePayInput, OrderedState, OrderProof> {
  checkFunctionSettings("googlePay", settings, { ...shapesOfThreeDSecure, orderWith: aFunction });
  const { orderWith = withTokenPan } = settings;
  return {
    ...orderAtOnceSteps(settings),
    id: "google-pay",
    startsOnce: true,
    input: () => schema,
    prepare: async (_context, { order }) => ({
      kind: "accepted",
      code: "00",
      answer: { googlePay: googlePayRequest(order) },
    }),

    async start(context, payment, { paymentData }) {
      if (!(await context.useOnce(signedPartOf(paymentData)))) {
        return { kind: "ended", call: "journal", outcome: refused("used"), reason: "payment-data-used" };
      }
      // No reference: the order itself must be the first to use it.
      const outcome = await context.call("paymentDataProviderCheck", {
        paymentMeanDataProvider: "GOOGLEPAY",
        paymentData,
      });
      if (outcome.kind !== "accepted") return { kind: "ended", call: "paymentDataProviderCheck", outcome };
      const found = orderWith(outcome.answer);
      if (!found) {
        return { kind: "ended", call: "paymentDataProviderCheck", outcome, reason: "enrolment-lost" };
      }
      const { maskedPan, tokenPan } = outcome.answer;
      return found.authenticationData === undefined || requiresChallenge(payment.order)
        ? enrol(context, payment, found, settings)
        : orderAtOnce(
            { orderedBy: "cardOrder", request: orderOf(payment, found) },
            { instrument: { maskedPan, tokenPan } },
          );
    },
  };
}

/**
 * What Google has signed of a payload, by which it is known again. Around it a buyer could change spaces, the order of
 * the fields or the signature's form. Without such a part: the whole text but its spaces.
 */
function signedPartOf(paymentData: string): string {
  const text = paymentData.replaceAll(/\s+/g, "");
  const json = text.startsWith("{") ? text : Buffer.from(text, "base64").toString("utf8");
  try {
    const token: unknown = JSON.parse(json);
    const isSigned = typeof token === "object" && token !== null && "signedMessage" in token;
    if (isSigned && typeof token.signedMessage === "string") return token.signedMessage;
  } catch {
    // Not Google's own form, but the gateway's.
  }
  return text;
}

/** A card on file: as if the buyer had typed it, with 3-D Secure. */
async function enrol(
  { call }: MethodContext,
  payment: Starting,
  { card }: GooglePayCard,
  settings: GooglePaySettings,
): Promise<Step<OrderedState>> {
  const fields = { ...payment.order.details, ...orderFields(payment), ...card };
  return afterEnrolment(settings, "cardCheckEnrollment", await call("cardCheckEnrollment", fields));
}

function orderOf(payment: Starting, { card, authenticationData }: GooglePayCard): Order {
  const { merchantReturnUrl: _returnUrl, ...fields } = orderFields(payment);
  return { ...detailsFor("cardOrder", payment.order.details), ...fields, ...card, authenticationData };
}

/** The likely reading of an answer whose contents no source shows. */
function withTokenPan({
  tokenPan,
  cardExpiryDate,
  authenticationResult,
}: AnswerOf<"paymentDataProviderCheck">): GooglePayCard | undefined {
  if (!tokenPan) return undefined;
  const card = {
    cardNumber: tokenPan,
    panType: "TOKEN_PAN",
    ...(cardExpiryDate && { cardExpiryDate }),
  } as const;
  // Its contents are not published; those of authenticationData are the likely ones.
  const authenticationData = authenticationResult as Order["authenticationData"];
  const isAuthenticated = authenticationData?.threeDV2?.cavv ?? authenticationData?.threeD?.cavv;
  return isAuthenticated ? { card, authenticationData } : { card };
}
