import { checkFunctionSettings } from "../domain/check-function-settings.js";
import type { AnswerOf, PaymentMode, RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import type { Outcome } from "../gateway/gateway.js";
import { brandChoice, cardCiphertexts, cardholderName, instalmentCount, printable } from "./card-inputs.js";
import { cseForPage } from "./cse-settings.js";
import { authenticatedElsewhere, checkAuthenticatedElsewhere } from "./authenticated-elsewhere.js";
import { orderAtOnce, orderAtOnceSteps, type OrderedState, type OrderProof } from "./order-at-once.js";
import { firstOfSeries } from "./first-of-series.js";
import { detailsFor, orderFields } from "./order-fields.js";
import {
  mapAccepted,
  type MethodContext,
  type PageNeeds,
  type PaymentMethod,
  type Preparing,
  type Starting,
} from "./payment-method.js";
import { afterEnrolment, type CardSettings, shapesOfThreeDSecure } from "./three-d-secure.js";

/** A card as it reaches us: behind a token of the gateway, or encrypted in the browser. Never in clear. */
export type CardInput =
  | { readonly paymentToken: string }
  | { readonly cardNumber: string; readonly cardCSCValue?: string; readonly cardExpiryDate: string };

/** What the page sends to pay by card. */
type CardPayment = CardInput & {
  /** Present when the buyer has consented to their card being saved. */
  readonly saveCard?: true;
  /** In how many instalments the buyer pays: one of the counts that the shop offers for the order. */
  readonly instalments?: number;
  readonly cardholderName?: string;
  /** The brand of a co-badged card that the cardholder has chosen. */
  readonly paymentMeanBrand?: string;
  readonly paymentMeanBrandSelectionStatus?: "APPLIED_DEFAULT" | "APPLIED_HOLDER" | "NOT_APPLICABLE";
};

const withChoice = {
  cardholderName,
  ...brandChoice,
  saveCard: v.exactOptional(v.literal(true)),
  instalments: instalmentCount,
};
const tokenSchema = v.strictObject({ ...withChoice, paymentToken: printable(4096) });
const ciphertextSchema = v.strictObject({ ...withChoice, ...cardCiphertexts });

/**
 * Payment by a newly entered card, in the gateway's frames (mode `hosted`) or in our own encrypting fields (mode `cse`,
 * with the setting `cse`).
 */
export function card(settings: CardSettings = {}): PaymentMethod<CardPayment, OrderedState, OrderProof> {
  checkFunctionSettings("card", settings, { ...shapesOfThreeDSecure, authenticatedElsewhere: true });
  const { authenticatedElsewhere: elsewhere = {} } = settings;
  checkAuthenticatedElsewhere(elsewhere);
  return {
    ...orderAtOnceSteps(settings),
    id: "card",
    modes: ["hosted", "cse"],
    input: (mode: PaymentMode | undefined) => (mode === "cse" ? ciphertextSchema : tokenSchema),
    savesCard: ({ saveCard }) => saveCard === true,
    chosenInstalments: ({ instalments }) => instalments,
    refuseSession({ cse }, mode) {
      if (mode === "cse" && !cse) throw withoutCse();
    },
    prepare: (context, preparing) =>
      preparing.mode === "cse" ? prepareCse(context) : prepareHostedFields(context, preparing),

    async start(context, payment, input) {
      const found = await authenticatedElsewhere(elsewhere, context, payment.order);
      if (found?.kind === "ended") return found;
      const exchanged = await withToken(context, input);
      if ("kind" in exchanged) return { kind: "ended", call: "paymentTokenGenerate", outcome: exchanged };
      const cardPayment = { ...input, ...exchanged.card };
      if (found) {
        const { authenticationData, details } = found;
        const request = { ...cardOrder(payment, cardPayment), authenticationData };
        const instrument = { authentication: "elsewhere" } as const;
        return orderAtOnce({ orderedBy: "cardOrder", request }, { instrument, details });
      }
      const outcome = await context.call("cardCheckEnrollment", enrolment(payment, cardPayment));
      return afterEnrolment(settings, "cardCheckEnrollment", outcome);
    },
  };
}

function prepareCse({ cse }: MethodContext): Promise<Outcome<PageNeeds>> {
  if (cse) return Promise.resolve({ kind: "accepted", code: "00", answer: { cse: cseForPage(cse) } });
  throw withoutCse();
}

function withoutCse(): PaymentError {
  return new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This shop takes no cards by client-side encryption.", {
    field: "mode",
  });
}

async function prepareHostedFields(
  { call }: MethodContext,
  { customerIpAddress }: Preparing,
): Promise<Outcome<PageNeeds>> {
  const outcome = await call("hostedFieldsInitialize", { ...(customerIpAddress && { customerIpAddress }) });
  return mapAccepted(outcome, ({ merchantSessionToken, sdkUrl }) => {
    if (merchantSessionToken && sdkUrl) return { hosted: { merchantSessionToken, sdkUrl } };
    throw new PaymentError(
      "PAYMENT_GATEWAY_REFUSED",
      "The gateway opened no card form (an answer without token or address). Nothing was charged; the shop must check its settings.",
    );
  });
}

/** The setting `cse.via: "token"`: the ciphertexts become a token first, so that no later call carries card data. */
async function withToken(
  { call, cse }: MethodContext,
  input: CardPayment,
): Promise<{ readonly card: CardInput } | Outcome<AnswerOf<"paymentTokenGenerate">>> {
  if ("paymentToken" in input) return { card: { paymentToken: input.paymentToken } };
  if (cse?.via !== "token") return { card: input };
  // The same fields as in an enrolment, under the same names.
  const outcome = await call("paymentTokenGenerate", cardFields(input));
  const isToken = outcome.kind === "accepted" && outcome.answer.paymentToken;
  return isToken ? { card: { paymentToken: isToken } } : outcome;
}

type Enrolment = RequestOf<"cardCheckEnrollment">;

/** The call that opens a card payment: it asks whether the cardholder must authenticate, and charges nothing. */
function enrolment(payment: Starting, input: CardPayment): Enrolment {
  return {
    ...payment.order.details,
    ...firstOfSeries(payment.order, patternOf(payment, input)),
    ...orderFields(payment),
    ...chosenCard(input),
  };
}

/** The call that charges a card whose cardholder is authenticated already. */
function cardOrder(payment: Starting, input: CardPayment): RequestOf<"cardOrder"> {
  const { merchantReturnUrl: _returnUrl, ...fields } = orderFields(payment);
  const paymentPattern = patternOf(payment, input);
  return {
    ...detailsFor("cardOrder", payment.order.details),
    ...(paymentPattern && { paymentPattern }),
    ...fields,
    ...chosenCard(input),
  };
}

/** The card, its brand and its holder, as the buyer has given them. */
function chosenCard(input: CardPayment) {
  const { paymentMeanBrand, paymentMeanBrandSelectionStatus } = input;
  return {
    ...(paymentMeanBrand && { paymentMeanBrand }),
    ...(paymentMeanBrandSelectionStatus && { paymentMeanBrandSelectionStatus }),
    ...holderOf(input),
    ...cardFields(input),
  };
}

/** Marks the first payment of a series; undefined for a payment that stands alone. */
function patternOf({ paymentPattern }: Starting, { saveCard }: CardPayment) {
  return paymentPattern ?? (saveCard && "RECURRING_1");
}

/** A token replaces number, date and security code; ciphertexts go into the fields themselves. */
export function cardFields(
  given: CardInput,
): Pick<Enrolment, "paymentToken" | "panType" | "cardNumber" | "cardCSCValue" | "cardExpiryDate"> {
  if ("paymentToken" in given) return { paymentToken: given.paymentToken };
  const { cardNumber, cardCSCValue, cardExpiryDate } = given;
  return { panType: "CSE", cardNumber, cardExpiryDate, ...(cardCSCValue && { cardCSCValue }) };
}

/** No source says where the cardholder's name goes; their contact is the likely place. See docs/open-questions.md. */
export function holderOf({
  cardholderName: name,
}: {
  readonly cardholderName?: string | undefined;
}): Pick<Enrolment, "holderContact"> {
  return name ? { holderContact: { lastname: name.slice(0, 50) } } : {};
}
