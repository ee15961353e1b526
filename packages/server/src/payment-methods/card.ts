import type { AnswerOf, PaymentMode, RequestOf } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import { withChallenge } from "../domain/order.js";
import type { Outcome } from "../gateway/gateway.js";
import { brandChoice, cardCiphertexts, cardholderName, instalmentCount, printable } from "./card-inputs.js";
import { cseForPage } from "./cse-settings.js";
import { orderFields } from "./order-fields.js";
import {
  mapAccepted,
  type MethodContext,
  type PageNeeds,
  type PaymentMethod,
  type Preparing,
  type Starting,
} from "./payment-method.js";
import {
  afterEnrolment,
  threeDSecureSteps,
  type EnrolledState,
  type ReturnProof,
  type ThreeDSecureSettings,
} from "./three-d-secure.js";

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
export function card(
  settings: ThreeDSecureSettings = {},
): PaymentMethod<CardPayment, EnrolledState, ReturnProof> {
  return {
    ...threeDSecureSteps(settings),
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
      const exchanged = await withToken(context, input);
      if ("kind" in exchanged) return { kind: "ended", call: "paymentTokenGenerate", outcome: exchanged };
      const outcome = await context.call(
        "cardCheckEnrollment",
        enrolment(payment, { ...input, ...exchanged.card }),
      );
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
  const { paymentMeanBrand, paymentMeanBrandSelectionStatus } = input;
  return {
    ...payment.order.details,
    ...firstOfSeries(payment, input),
    ...orderFields(payment),
    ...(paymentMeanBrand && { paymentMeanBrand }),
    ...(paymentMeanBrandSelectionStatus && { paymentMeanBrandSelectionStatus }),
    ...holderOf(input),
    ...cardFields(input),
  };
}

/**
 * The first payment with a card that is put on file: the rules require that the cardholder authenticates (release note
 * 22.1), whatever exemption the shop asks for. Other payments are unchanged.
 */
function firstOfSeries(
  { order, paymentPattern }: Starting,
  { saveCard }: CardPayment,
): Pick<Enrolment, "paymentPattern" | "fraudData"> {
  const pattern = paymentPattern ?? (saveCard && "RECURRING_1");
  return pattern ? { paymentPattern: pattern, fraudData: withChallenge(order).details?.fraudData } : {};
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
