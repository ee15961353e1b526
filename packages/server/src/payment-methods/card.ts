import type { AnswerOf, RequestOf } from "@sips-kit/protocol";
import type { CallOptions, Gateway, Outcome } from "../gateway/gateway.js";
import type { Attempt } from "../domain/attempt.js";
import type { Order } from "../domain/order.js";
import { orderIdForms, type OrderIdForm } from "./order-id-form.js";
import type { ReturnProof } from "../domain/return-proof.js";

/** A card as it reaches us: behind a token of the gateway, or encrypted in the browser. Never in clear. */
export type CardInput =
  | { readonly paymentToken: string }
  | { readonly cardNumber: string; readonly cardCSCValue?: string; readonly cardExpiryDate: string };

/** A card that the buyer has saved at the gateway; its security code, if asked for, encrypted in the browser. */
export interface SavedCardInput {
  readonly paymentMeanId: string;
  readonly cardCSCValue?: string;
}

/** What the page sends to pay. */
export interface SubmitInput {
  /** The session that `createSession` gave. */
  readonly session: string;
  readonly card: CardInput | SavedCardInput;
  readonly cardholderName?: string;
  /** The brand of a co-badged card that the holder has chosen. */
  readonly paymentMeanBrand?: string;
  readonly paymentMeanBrandSelectionStatus?: "APPLIED_DEFAULT" | "APPLIED_HOLDER" | "NOT_APPLICABLE";
}

type Enrolment = RequestOf<"cardCheckEnrollment">;

/** The call that opens a card payment: it asks whether the holder must authenticate, and charges nothing. */
export function enrolCard(
  { gateway, orderIdForm }: EnrolmentContext,
  attempt: Attempt,
  order: Order,
  input: Omit<SubmitInput, "card"> & { readonly card: CardInput },
  more: MoreOfEnrolment,
  options?: CallOptions,
): Promise<Outcome<AnswerOf<"cardCheckEnrollment">>> {
  const request: Enrolment = {
    ...enrolmentFields(orderIdForm, attempt, order, more),
    ...(input.paymentMeanBrand && { paymentMeanBrand: input.paymentMeanBrand }),
    ...(input.paymentMeanBrandSelectionStatus && {
      paymentMeanBrandSelectionStatus: input.paymentMeanBrandSelectionStatus,
    }),
    ...holderOf(input),
    ...cardFields(input.card),
  };
  return gateway.cardCheckEnrollment(request, options);
}

/** What an enrolment says beside the means of payment. */
export interface MoreOfEnrolment {
  readonly merchantReturnUrl: string;
  readonly customerIpAddress: string | undefined;
}

/** What is paid, by whom, and where the buyer comes back to: the same for a new card and a saved one. */
export function enrolmentFields(
  orderIdForm: OrderIdForm,
  attempt: Attempt,
  order: Order,
  more: MoreOfEnrolment,
) {
  const orderId = sentOrderIdOf({ orderIdForm }, attempt);
  return {
    ...order.details,
    amount: String(attempt.amountMinor),
    currencyCode: attempt.currencyCode,
    orderChannel: "INTERNET",
    transactionReference: attempt.reference,
    ...(orderId !== undefined && { orderId }),
    merchantReturnUrl: more.merchantReturnUrl,
    ...(more.customerIpAddress && { customerIpAddress: more.customerIpAddress }),
  } as const;
}

/** The order id as the gateway gets it; undefined when its form keeps it between the shop and its journal. */
export function sentOrderIdOf(
  { orderIdForm }: Pick<EnrolmentContext, "orderIdForm">,
  { orderId }: Pick<Attempt, "orderId">,
): string | undefined {
  return orderIdForms[orderIdForm].test(orderId) ? orderId : undefined;
}

/** What an enrolment needs. */
export interface EnrolmentContext {
  readonly gateway: Gateway;
  readonly orderIdForm: OrderIdForm;
}

/** A token stands for number, date and security code; ciphertexts stand in the fields' own places. */
export function cardFields(
  card: CardInput,
): Pick<Enrolment, "paymentToken" | "panType" | "cardNumber" | "cardCSCValue" | "cardExpiryDate"> {
  if ("paymentToken" in card) return { paymentToken: card.paymentToken };
  const { cardNumber, cardCSCValue, cardExpiryDate } = card;
  return { panType: "CSE", cardNumber, cardExpiryDate, ...(cardCSCValue && { cardCSCValue }) };
}

/** No source tells where the cardholder's name goes; their contact is the likely place. See docs/open-questions.md. */
function holderOf({ cardholderName }: Pick<SubmitInput, "cardholderName">): Pick<Enrolment, "holderContact"> {
  return cardholderName ? { holderContact: { lastname: cardholderName.slice(0, 50) } } : {};
}

/** Exchanges ciphertexts for a token, so that no later call carries card data at all. */
export function tokenFor(
  gateway: Gateway,
  card: Exclude<CardInput, { paymentToken: string }>,
  options?: CallOptions,
): Promise<Outcome<AnswerOf<"paymentTokenGenerate">>> {
  // The same fields as in an enrolment, under the same names.
  return gateway.paymentTokenGenerate(cardFields(card), options);
}

/**
 * The call that charges: it takes what the bank has sent back, or nothing when the cardholder was not asked. What the
 * return does not bring is as the enrolment has given it.
 */
export function orderCard(
  gateway: Gateway,
  attempt: Attempt,
  proof: ReturnProof | undefined,
  options?: CallOptions,
): Promise<Outcome<AnswerOf<"cardValidateAuthenticationAndOrder">>> {
  return gateway.cardValidateAuthenticationAndOrder(
    {
      transactionReference: attempt.reference,
      redirectionData: proof?.redirectionData ?? attempt.facts.redirectionData ?? "",
      messageVersion: proof?.messageVersion ?? attempt.facts.messageVersion ?? "",
      ...(proof?.paResMessage && { paResMessage: proof.paResMessage }),
    },
    options,
  );
}
