import type {
  AbandonReason,
  AnswerOf,
  JsonObject,
  MethodName,
  PaymentMode,
  PaymentSession,
  RequestOf,
} from "@sips-kit/protocol";
import type { GenericSchema } from "valibot";
import type { CseSettings } from "./cse-settings.js";
import type { Order, OrderDetails } from "../domain/order.js";
import type { CallOptions, Gateway, Outcome } from "../gateway/gateway.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
import type { MandateInput } from "./mandate-input.js";
import type { PostForm } from "./post-form.js";
import type { ReturnedTexts } from "./returned-texts.js";

/**
 * A way to pay: which calls prepare, start, confirm and charge it, and what in a return is its proof. It knows nothing
 * of journal, HTTP, rate limits, retries or notifications: those are the engine's, the same for all payment methods.
 * docs/adding-a-payment-method.md shows one from start to finish.
 */
export interface PaymentMethod<
  Input = unknown,
  State extends JsonObject = JsonObject,
  Proof extends JsonObject = JsonObject,
> {
  /** Journaled with each attempt: `card`, `paypal`, ... 1 to 40 of [a-z0-9-]. Never renamed. */
  readonly id: string;
  /**
   * When money may move. `charge`: when the engine makes the `charge` call, and not before. `redirect`: at the
   * redirect's target, so the buyer may pay and never return. The order is claimed before the redirect, and no such
   * attempt is given up without a query.
   */
  readonly fundsMoveAt: "charge" | "redirect";
  /** The name of the call that `charge` makes, for the journal's events; a function where the state decides. */
  readonly chargeCall: string | ((state: JsonObject) => string);
  /** The name of the redirect's target, such as `PayPal`. Absent: the cardholder's bank, for authentication. */
  readonly supplier?: string;
  /** How a card may be entered; absent for methods without a card. */
  readonly modes?: readonly PaymentMode[];
  /**
   * With `fundsMoveAt: "redirect"`: how long a payment must be missing at the gateway, in milliseconds and observed by
   * one process, before it counts as not made. Default: 2 hours.
   */
  readonly unpaidAfterMs?: number;
  /** The fields of `POST payments` besides the session: a strict object. Errors name its fields. */
  input(mode: PaymentMode | undefined): GenericSchema<unknown, Input>;
  /**
   * True when the buyer wants to keep the card for later: it is saved in their wallet once the payment is accepted.
   * Absent: the method cannot save what it pays with, and the page is not offered to.
   */
  savesCard?(input: Input): boolean;
  /**
   * The count of the instalments that the buyer has chosen; undefined when they pay in full. Absent: the method cannot
   * be paid in instalments, and the page is offered none. Present: `start` sends the payment's `paymentPattern`.
   */
  chosenInstalments?(input: Input): number | undefined;
  /** Refuses a mode that the shop's settings do not support, before any call is made. Throws PaymentError. */
  refuseSession?(context: MethodContext, mode: PaymentMode | undefined): void;
  /** What the page needs to offer it: fields of the session's response. Absent: nothing. */
  prepare?(context: MethodContext, preparing: Preparing): Promise<Outcome<PageNeeds>>;
  /**
   * What the buyer may choose from, of all that the page was given: short words of [A-Za-z0-9_-]. They are signed into
   * the session, and `start` gets them back. Pure. Absent: the choice needs no check, or the gateway makes it.
   */
  offers?(needs: PageNeeds): readonly string[];
  /**
   * True when what the page has sent can start one attempt only, such as a wallet's payload. A soft decline is then not
   * retried with it; the buyer's next attempt requests the challenge.
   */
  readonly startsOnce?: boolean;
  /** The first call. It never moves money: when its answer is lost, the attempt is abandoned. */
  start(context: MethodContext, payment: Starting, input: Input): Promise<Step<State>>;
  /** The form that redirects the buyer. Pure, so that a reload shows the same one. Absent: never redirects. */
  redirectForm?(context: MethodContext, state: State, urls: ReturnUrls): PostForm;
  /**
   * An address that opens the payment in the supplier's app. The redirect page then shows it as a link and a QR code
   * beside the form, and follows the payment: the gateway is queried while the buyer is away. Pure. Absent or
   * undefined: the buyer is redirected by the form alone.
   */
  appLink?(state: State): string | undefined;
  /** The proof in the buyer's return; undefined when there is none. Untrusted: anybody may have written it. Pure. */
  readReturn?(returned: Returned, state: State): Proof | undefined;
  /**
   * With `fundsMoveAt: "redirect"`: what to call `charge` with when no return has shown the payment, before it counts as
   * not made. Pure. Absent: no such call.
   */
  proofWithoutReturn?(state: State): Proof;
  /** Between return and charge, without moving money. Absent: the charge follows at once. */
  confirm?(context: MethodContext, payment: Charging<State>, proof: Proof): Promise<Confirmation>;
  /**
   * True when `charge` needs what `confirm` has found. If its answer was lost, it is called again when the buyer comes
   * back or confirms, and nothing is charged before it succeeds.
   */
  readonly confirmAgain?: boolean;
  /**
   * The one call that moves money or, if it may have moved already, fetches the result. The engine has journaled
   * `charging`, and the proof, before it.
   */
  charge(
    context: MethodContext,
    payment: Charging<State>,
    proof: Proof | undefined,
  ): Promise<Outcome<ChargeAnswer>>;
  /**
   * What a refusal means. `refused`: nothing was paid, and the order is free. `not-the-return`: the proof was not the
   * real one, and the real return may still come. `unknown`: it proves nothing. Default: `refused`.
   */
  interpretRefusal?(refusal: Refusal<State>): "refused" | "not-the-return" | "unknown";
  /** Queries a payment's status. Default: the gateway's getTransactionData. */
  query?(context: MethodContext, payment: Charging<State>): Promise<Outcome<QueryAnswer>>;
  /** For payments that the bank may return after they were accepted. Absent: accepted is the end. */
  readonly follow?: Follow;
  /** For methods whose mandates may be signed and saved without a payment. Absent: they cannot. */
  readonly signatures?: Signatures;
}

/** What a signature is opened for. */
export interface Signing {
  /** The account, and its holder. */
  readonly account: MandateInput;
  readonly details?: OrderDetails | undefined;
  readonly merchantReturnUrl: string;
}

/** How a mandate is signed without a payment. */
export interface Signatures {
  /** The fields of `POST mandates`: a strict object. Errors name its fields. */
  input(): GenericSchema<unknown, MandateInput>;
  /** Opens the signature; it moves no money. */
  open(context: MethodContext, signing: Signing): Promise<Outcome<AnswerOf<"initializeMandate">>>;
}

/** How an accepted payment is followed: it is queried about once a day, and the shop's `onChange` receives changes. */
export interface Follow {
  /** For how long after it was accepted, in milliseconds. */
  readonly forMs: number;
  /** True for a transaction whose money the bank has returned, or never paid. */
  isReturned(answer: QueryAnswer): boolean;
  /** Reads the status of the payment's mandate; undefined when it cannot be read now, or is as it was when debited. */
  readMandateStatus?(context: MethodContext, mandateId: string): Promise<string | undefined>;
}

/** How `start` has ended. The engine turns it into one compare-and-set of the journal. */
export type Step<State extends JsonObject = JsonObject> =
  /** The buyer is redirected with the method's `redirectForm`. */
  | { readonly kind: "redirect"; readonly state: State; readonly instrument?: Instrument }
  /** The charge can follow at once. */
  | {
      readonly kind: "charge";
      readonly state: State;
      readonly instrument?: Instrument;
      /** What the charge alone needs, such as an account number: passed to `charge` as its proof, never journaled. */
      readonly secret?: JsonObject;
      /** More for the journal's event of the charge, without card data: for support. */
      readonly details?: { readonly [name: string]: string };
    }
  /**
   * The call did not open the payment; `call` is its name. Of a refusal, the fields of `StartAnswer` are read. With a
   * `reason`, the attempt is given up for it, whatever the outcome.
   */
  | {
      readonly kind: "ended";
      readonly call: string;
      readonly outcome: Outcome<object>;
      readonly reason?: AbandonReason;
    };

/** How `confirm` has ended. */
export type Confirmation =
  /** The buyer is shown this, and confirms or cancels. */
  | { readonly kind: "ask-buyer"; readonly shown: Shown }
  /** The charge follows at once, with this state and instrument if they are known only now. */
  | { readonly kind: "charge"; readonly state?: JsonObject; readonly instrument?: Instrument }
  /** The call was not accepted; `call` is its name. When its answer was lost, the buyer may still confirm. */
  | { readonly kind: "ended"; readonly call: string; readonly outcome: Outcome<ChargeAnswer> };

/** What a buyer confirms, besides the amount. Never journaled. */
export interface Shown {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** The lines of the delivery address, without the country. */
  readonly deliveryAddress?: readonly string[] | undefined;
  /** ISO 3166 alpha-3. Buyers see its name in their language. */
  readonly deliveryCountry?: string | undefined;
}

/** What is known of the card or account: for rate limits, and for the shop. */
export interface Instrument {
  readonly maskedPan?: string | undefined;
  readonly tokenPan?: string | undefined;
  /** How the cardholder was, or will be, authenticated. Undefined for methods without a card. */
  readonly authentication?: "challenge" | "frictionless" | "elsewhere" | "none" | undefined;
  /** The mandate that a direct debit is made with. */
  readonly mandateId?: string | undefined;
}

/** Fields of the response to `POST sessions` that a payment method may fill, and others of its own. */
export type PageNeeds = Partial<
  Pick<PaymentSession, "hosted" | "cse" | "savedCards" | "banks" | "mandates" | "googlePay">
> &
  object;

/** The order that a session is opened for. */
export interface Preparing {
  readonly order: Order;
  readonly mode: PaymentMode | undefined;
  readonly customerIpAddress: string | undefined;
}

/** The payment to start. */
export interface Starting {
  /** The `transactionReference`. */
  readonly reference: string;
  /** Its amount is what is paid now: with instalments, the first one. */
  readonly order: Order;
  /** With instalments: marks this payment as the first, so that the cardholder authenticates for all of them. */
  readonly paymentPattern?: "RECURRING_1" | "INSTALMENT" | undefined;
  /** The order id to send to the gateway; undefined when it does not fit the setting `orderIdForm`. */
  readonly sentOrderId: string | undefined;
  readonly merchantReturnUrl: string;
  readonly customerIpAddress: string | undefined;
  readonly mode: PaymentMode | undefined;
  /** The words of `offers`, from when the session was opened; undefined without them. */
  readonly offered?: readonly string[] | undefined;
}

/** The payment to confirm, charge or query. */
export interface Charging<State extends JsonObject = JsonObject> {
  readonly reference: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly state: State;
}

/** A refusal of `charge` or `confirm`, or a query that shows the transaction as refused. */
export interface Refusal<State extends JsonObject = JsonObject> {
  readonly code: string;
  readonly answer: ChargeAnswer;
  readonly state: State;
  /** True when the call carried the proof of a return; the secret of a charge at once is none. */
  readonly hasProof: boolean;
}

/** What the engine reads in a refused `start`. */
export interface StartAnswer {
  readonly errorFieldName?: string | undefined;
  readonly maskedPan?: string | undefined;
}

/** What the engine reads in the answer of a charge; values echoed from the order are compared. */
export type ChargeAnswer = Partial<
  Pick<
    AnswerOf<"cardValidateAuthenticationAndOrder">,
    | "acquirerResponseCode"
    | "amount"
    | "authorisationId"
    | "captureDay"
    | "captureLimitDate"
    | "captureMode"
    | "currencyCode"
    | "errorFieldName"
    | "guaranteeIndicator"
    | "holderAuthentResponseCode"
    | "holderAuthentStatus"
    | "maskedPan"
    | "orderId"
    | "paymentMeanBrand"
    | "schemeTransactionIdentifier"
    | "scoreColor"
    | "transactionReference"
  > &
    Pick<AnswerOf<"directDebitOrder">, "mandateId" | "valueDate">
>;

/** What the engine reads in the answer of a query. */
export type QueryAnswer = Partial<
  Omit<ChargeAnswer, "captureDay" | "captureMode" | "guaranteeIndicator" | "holderAuthentResponseCode"> &
    Pick<AnswerOf<"getTransactionData">, "originAmount" | "responseCode" | "transactionStatus">
>;

/** The URLs for a redirected buyer's return. */
export interface ReturnUrls {
  readonly returnUrl: string;
  /** The signed reference of the payment, for forms that carry one. */
  readonly session: string;
}

/** What the browser brought back, plain or sealed by the gateway. */
export interface Returned {
  readonly paResMessage?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
  /** Every returned text, by its lower-case name. */
  readonly fields: ReturnedTexts;
}

/** What a payment method may use. */
export interface MethodContext {
  /** Makes a gateway call for this payment, and logs how it went. */
  readonly call: GatewayCall;
  readonly gateway: Gateway;
  readonly cse: CseSettings | undefined;
  /**
   * True for the first use of a value that may be used once, such as a wallet's payload; false for any later one. The
   * journal keeps its digest.
   */
  readonly useOnce: (value: string) => Promise<boolean>;
  readonly log: (step: PaymentStep) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One gateway call; an invalid request is `not-sent`. */
export type GatewayCall = <N extends MethodName>(
  method: N,
  request: RequestOf<N>,
  options?: CallOptions,
) => Promise<Outcome<AnswerOf<N>>>;

/** Converts the answer of an accepted outcome; other outcomes keep their kind but get no converted answer. */
export function mapAccepted<A extends object, B extends object>(
  outcome: Outcome<A>,
  map: (answer: A) => B,
): Outcome<B | object> {
  return outcome.kind === "accepted" ? { ...outcome, answer: map(outcome.answer) } : outcome;
}
