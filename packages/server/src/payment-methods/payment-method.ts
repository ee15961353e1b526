import type {
  AnswerOf,
  JsonObject,
  MethodName,
  PaymentMode,
  PaymentSession,
  RequestOf,
} from "@sips-kit/protocol";
import type { GenericSchema } from "valibot";
import type { CseSettings } from "./cse-settings.js";
import type { Order } from "../domain/order.js";
import type { CallOptions, Gateway, Outcome } from "../gateway/gateway.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
import type { PostForm } from "./post-form.js";
import type { ReturnedTexts } from "./returned-texts.js";

/**
 * A way to pay: which calls prepare, start, confirm and charge it, and what in a return is its proof. It knows nothing of
 * journal, HTTP, rate limits, retries or notifications: those are the engine's, the same for all payment methods.
 * docs/adding-a-payment-method.md shows one from beginning to end.
 */
export interface PaymentMethod<
  Input = unknown,
  State extends JsonObject = JsonObject,
  Proof extends JsonObject = JsonObject,
> {
  /** Journaled with each attempt: `card`, `paypal`, ... 1 to 40 of [a-z0-9-]. Never renamed. */
  readonly id: string;
  /**
   * When money may move. `charge`: when the engine makes the `charge` call, and not before. `redirect`: where the buyer is
   * sent to, so they may pay and never return. The order is claimed before they leave, and no such attempt is given up
   * before the gateway was asked.
   */
  readonly fundsMoveAt: "charge" | "redirect";
  /** The name of the call that `charge` makes: stands in the journal's events. */
  readonly chargeCall: string;
  /** The name of where buyers are sent to, such as `PayPal`. Absent: their bank, which asks whether it is them. */
  readonly supplier?: string;
  /** How a card may come in; absent for what is no card. */
  readonly modes?: readonly PaymentMode[];
  /**
   * With `fundsMoveAt: "redirect"`: for how long nothing must be known of a payment, in milliseconds and observed by one
   * process, before it counts as not made. Default: 2 hours.
   */
  readonly unpaidAfterMs?: number;
  /** The fields of `POST payments` beside the session: a strict object. Faults name its fields. */
  input(mode: PaymentMode | undefined): GenericSchema<unknown, Input>;
  /** Refuses a mode that the shop's settings do not provide for, before anything is asked. Throws PaymentError. */
  refuseSession?(context: MethodContext, mode: PaymentMode | undefined): void;
  /** What the page needs to offer it: fields of the session's answer. Absent: nothing. */
  prepare?(context: MethodContext, preparing: Preparing): Promise<Outcome<PageNeeds>>;
  /** The first call. It never moves money: when its answer is lost, the attempt is abandoned. */
  start(context: MethodContext, payment: Starting, input: Input): Promise<Step<State>>;
  /** The form that takes the buyer away. Pure: a reload shows the same one. Absent: nobody is ever redirected. */
  redirectForm?(context: MethodContext, state: State, urls: ReturnUrls): PostForm;
  /** What the buyer has brought back, undefined when it proves nothing. Anybody may have written it. Pure. */
  readReturn?(returned: Returned, state: State): Proof | undefined;
  /** Between return and charge, without moving money. Absent: the charge follows at once. */
  confirm?(context: MethodContext, payment: Charging<State>, proof: Proof): Promise<Confirmation>;
  /**
   * The one call that moves money, or, where it has moved already, tells whether it has. The engine has journaled
   * `charging`, and the proof, before it.
   */
  charge(
    context: MethodContext,
    payment: Charging<State>,
    proof: Proof | undefined,
  ): Promise<Outcome<ChargeAnswer>>;
  /**
   * What a refusal means. `refused`: nothing was paid, and the order is free. `not-the-return`: the proof was not the
   * real one, and the buyer may still bring it. `unknown`: it proves nothing. Default: `refused`.
   */
  interpretRefusal?(refusal: Refusal<State>): "refused" | "not-the-return" | "unknown";
  /** Asks how a payment stands. Default: getTransactionData of the gateway. */
  query?(context: MethodContext, payment: Charging<State>): Promise<Outcome<QueryAnswer>>;
}

/** How `start` has ended. The engine turns it into one compare-and-set of the journal. */
export type Step<State extends JsonObject = JsonObject> =
  /** The buyer is sent away with the method's `redirectForm`. */
  | { readonly kind: "redirect"; readonly state: State; readonly instrument?: Instrument }
  /** Nothing stands between here and the charge. */
  | { readonly kind: "charge"; readonly state: State; readonly instrument?: Instrument }
  /** The call did not open the payment; `call` is its name. Of a refusal's answer the fields of `StartAnswer` are read. */
  | { readonly kind: "ended"; readonly call: string; readonly outcome: Outcome<object> };

/** How `confirm` has ended. */
export type Confirmation =
  /** The buyer is shown this, and confirms or cancels. */
  | { readonly kind: "ask-buyer"; readonly shown: Shown }
  | { readonly kind: "charge" }
  /** The call was not accepted; `call` is its name. When its answer was lost, the buyer may still confirm. */
  | { readonly kind: "ended"; readonly call: string; readonly outcome: Outcome<ChargeAnswer> };

/** What a buyer confirms, beside the amount. Never journaled. */
export interface Shown {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** The lines of the address to deliver to. */
  readonly deliveryAddress?: readonly string[] | undefined;
}

/** What is known of what pays: for rate limits, and for the shop. */
export interface Instrument {
  readonly maskedPan?: string | undefined;
  readonly tokenPan?: string | undefined;
  /** How the holder was, or will be, authenticated. Undefined for what is no card. */
  readonly authentication?: "challenge" | "frictionless" | "none" | undefined;
}

/** Fields of the answer to `POST sessions` that a payment method may fill; its own besides. */
export type PageNeeds = Partial<Pick<PaymentSession, "hosted" | "cse" | "savedCards" | "banks">> & object;

/** Of which order a session is opened. */
export interface Preparing {
  readonly order: Order;
  readonly mode: PaymentMode | undefined;
  readonly customerIpAddress: string | undefined;
}

/** What is started. */
export interface Starting {
  /** The `transactionReference`. */
  readonly reference: string;
  readonly order: Order;
  /** The order id as the gateway gets it; undefined when the setting `orderIdForm` keeps it back. */
  readonly sentOrderId: string | undefined;
  readonly merchantReturnUrl: string;
  readonly customerIpAddress: string | undefined;
  readonly mode: PaymentMode | undefined;
}

/** What is confirmed, charged, or asked about. */
export interface Charging<State extends JsonObject = JsonObject> {
  readonly reference: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly state: State;
}

/** A refusal of `charge` or `confirm`, or of the transaction in a query. */
export interface Refusal<State extends JsonObject = JsonObject> {
  readonly code: string;
  readonly answer: ChargeAnswer;
  readonly state: State;
  /** True when the buyer had brought a proof. */
  readonly hasProof: boolean;
}

/** What the engine reads in a refused `start`. */
export interface StartAnswer {
  readonly errorFieldName?: string | undefined;
  readonly maskedPan?: string | undefined;
}

/** What the engine reads in the answer of a charge; what it repeats of the order is compared. */
export type ChargeAnswer = Partial<
  Pick<
    AnswerOf<"cardValidateAuthenticationAndOrder">,
    | "acquirerResponseCode"
    | "amount"
    | "authorisationId"
    | "currencyCode"
    | "errorFieldName"
    | "guaranteeIndicator"
    | "holderAuthentResponseCode"
    | "holderAuthentStatus"
    | "maskedPan"
    | "orderId"
    | "paymentMeanBrand"
    | "scoreColor"
    | "transactionReference"
  >
>;

/** What the engine reads in the answer of a query. */
export type QueryAnswer = Partial<
  Omit<ChargeAnswer, "guaranteeIndicator" | "holderAuthentResponseCode"> &
    Pick<AnswerOf<"getTransactionData">, "originAmount" | "responseCode" | "transactionStatus">
>;

/** Where a redirected buyer comes back to. */
export interface ReturnUrls {
  readonly returnUrl: string;
  /** The mark of the payment, for forms that carry one. */
  readonly session: string;
}

/** What came back through the browser, plain or under the gateway's seal. */
export interface Returned {
  readonly paResMessage?: string | undefined;
  readonly redirectionData?: string | undefined;
  readonly messageVersion?: string | undefined;
  /** Every text that came back, by its name in lower case. */
  readonly fields: ReturnedTexts;
}

/** What a payment method works with. */
export interface MethodContext {
  /** Makes a call of the gateway for this payment, and tells the log how it went. */
  readonly call: GatewayCall;
  readonly gateway: Gateway;
  readonly cse: CseSettings | undefined;
  readonly log: (step: PaymentStep) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One call of the gateway; a request that cannot be right is `not-sent`. */
export type GatewayCall = <N extends MethodName>(
  method: N,
  request: RequestOf<N>,
  options?: CallOptions,
) => Promise<Outcome<AnswerOf<N>>>;

/** The same outcome with another answer; what was not accepted stays as it is, without an answer of its own. */
export function mapAccepted<A extends object, B extends object>(
  outcome: Outcome<A>,
  map: (answer: A) => B,
): Outcome<B | object> {
  return outcome.kind === "accepted" ? { ...outcome, answer: map(outcome.answer) } : outcome;
}
