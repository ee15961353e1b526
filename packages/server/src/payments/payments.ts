import type { PaymentNext, PaymentSession, SessionRequest } from "@sips-kit/protocol";
import type { BrandsInput } from "../checkout/brands.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import type { SubmitInput } from "../checkout/submit.js";
import type { BuyerRequest } from "../domain/buyer-request.js";
import type { Payment } from "../domain/payment.js";
import type { FraudDesk } from "../fraud/fraud-desk.js";
import type { JournalEvent } from "../journal/journal.js";
import type { Mandates } from "../mandates/mandates.js";
import type { Operation } from "../domain/operation.js";
import type { Operations } from "../operations/operations.js";
import type { Shown } from "../payment-methods/payment-method.js";
import type { PostForm } from "../payment-methods/post-form.js";
import type { Hold } from "../rate-limits/count.js";
import type {
  CountedDays,
  DayCount,
  FoundPayments,
  OperationPeriod,
  PaymentFilter,
  PaymentSearch,
} from "../search/payment-search.js";
import type { SavedCards } from "../wallet/saved-cards.js";
import type { Wallets } from "../wallet/wallets.js";
import type { Webhooks } from "../webhooks/webhooks.js";
import type { CloseOptions, LeftOver } from "./close.js";
import type { Readiness } from "./readiness.js";
import type { Reconciled } from "./reconcile-all.js";

/** A payment that waits for the buyer's confirmation. */
export interface ToConfirm {
  readonly payment: Payment;
  readonly shown?: Shown;
}

/** How a buyer is redirected. */
export interface Redirect {
  readonly form: PostForm;
  readonly payment: Payment;
  /** The name of the supplier; undefined for the cardholder's bank. */
  readonly supplier?: string;
  /** With a supplier's app: the address that opens the payment in it, and the result page. */
  readonly app?: { readonly link: string; readonly resultUrl: string };
}

/** Payments, from the Pay button to the result. `sipsRouter` mounts them in Express. */
export interface Payments {
  /** Where the router is reachable from the browser; its origin is the only one that may post. */
  readonly publicUrl: string;
  /** Opens a payment session for the page. Throws PaymentError. */
  createSession(input: SessionRequest, request: BuyerRequest): Promise<PaymentSession>;
  /** Pays with what the page sends, such as a tokenised or encrypted card. Throws PaymentError. */
  submit(input: SubmitInput, request: BuyerRequest): Promise<PaymentNext>;
  /** The brands of a co-badged card by its first digits. Throws PaymentError. */
  brands(input: BrandsInput): Promise<readonly string[]>;
  /** How the buyer is redirected, or where they go instead; undefined when the session is invalid. */
  redirect(session: string): Promise<Redirect | PaymentNext | undefined>;
  /**
   * Where the buyer goes next, for the page that they watch while they pay in an app: `next` is `redirect` until there
   * is a result. Queries the gateway, every two seconds at most. Undefined when the session is invalid.
   */
  progress(session: string): Promise<PaymentNext | undefined>;
  /**
   * Handles the buyer's return from the bank, or another supplier; undefined when the session is invalid. Throws
   * PaymentError: `PAYMENT_TOO_MANY_RETURNS`, `PAYMENT_ORDER_UNCONFIRMED` (send the return again) or
   * `PAYMENT_ORDER_CHANGED` (an earlier, forged return may have charged it; the payment stays open until that is known).
   */
  handleReturn(session: string, fields: ReturnedFields): Promise<PaymentNext | undefined>;
  /**
   * What the buyer has to confirm after their return, or where they go instead; undefined when the session is invalid.
   * Without `shown` the details could not be fetched, and the buyer confirms the amount alone.
   */
  readConfirmation(session: string): Promise<ToConfirm | PaymentNext | undefined>;
  /** Takes the buyer's answer. Undefined when the session is invalid. Throws PaymentError like `handleReturn`. */
  confirm(session: string, answer: "confirm" | "cancel"): Promise<PaymentNext | undefined>;
  /**
   * A payment by the signed reference in the result page's URL; undefined when it is forged, or older than 30 days.
   * Queries the gateway first if the payment is `unknown`.
   */
  findBySession(session: string): Promise<Payment | undefined>;
  /** A payment by its reference; one that staff have taken as well. */
  findByReference(reference: string): Promise<Payment | undefined>;
  /**
   * All attempts of buyers to pay an order, the newest first. `search({ text: orderId })` also finds what staff took for
   * it: orders by phone, charges of saved cards, duplicates.
   */
  listByOrder(orderId: string): Promise<readonly Payment[]>;
  /**
   * Finds payments, live and archived, by state, payment method, time, amount and text: one page, the newest first.
   * Payments that staff take (`operations.moto`, `charge` and `duplicate`) are among them, with the operation's name as
   * their payment method.
   * Throws PaymentError PAYMENT_SEARCH_INVALID with the `field` at fault.
   *
   * @example
   * const { payments: found, cursor } = await payments.search({ text: "#00", state: "refused", limit: 20 });
   */
  search(search?: PaymentSearch): Promise<FoundPayments>;
  /** Counts payments by day and state, those that staff take as well. Takes longer the more payments the period has. */
  countByDay(days: CountedDays): Promise<readonly DayCount[]>;
  /**
   * Yields all payments that match a filter, the newest first. Reads the journal in steps of 200.
   *
   * @example
   * for await (const payment of payments.exportPayments({ from, to })) file.write(lineOf(payment));
   */
  exportPayments(filter?: PaymentFilter): AsyncIterableIterator<Payment>;
  /**
   * All refunds, cancellations, validations and credits that were requested in a period, whatever their state, the newest
   * first. Reads them at once: export a month at a time.
   */
  exportOperations(period?: OperationPeriod): Promise<readonly Operation[]>;
  /** The limits that block the buyers of an order now, the longest first: for support. */
  limitsOf(orderId: string): Promise<readonly Hold[]>;
  /** Everything that happened to an attempt, in order. */
  events(reference: string): Promise<readonly JournalEvent[]>;
  /** What a merchant may do after a payment: refund, cancel, and so on. */
  readonly operations: Operations;
  /** The current buyer's saved cards: to list, save and delete; needs `resolveWallet`. */
  readonly savedCards: SavedCards;
  /** The gateway's fraud lists, and what its fraud controls have found. */
  readonly fraud: FraudDesk;
  /** The customers' wallets, for staff. */
  readonly wallets: Wallets;
  /** SEPA mandates, of the buyer and for the shop's staff. */
  readonly mandates: Mandates;
  /** Webhooks to other systems: what is on its way, and sending it again. */
  readonly webhooks: Webhooks;
  /**
   * Runs one reconciler round, and waits for the callbacks that it has started, each until its deadline; then sends the
   * webhooks that are due.
   */
  reconcile(): Promise<Reconciled>;
  /**
   * Reconciles, and makes the callbacks that are due, every `everyMs` milliseconds until `close`. The two do not wait
   * for each other. Default: 1 s. Throws PaymentsConfigurationError if `everyMs` is no duration up to 24 days.
   */
  start(everyMs?: number): void;
  /** True while payments can be taken: not closed, and the journal is writable. For a load balancer. */
  isReady(): Promise<boolean>;
  /** The same with its reason, and how far this machine's clock is from the journal's. */
  readiness(): Promise<Readiness>;
  /**
   * Stops the timers and waits for work in flight until the deadline, so that no charge's answer is lost; then reports
   * what is left. That is in the journal, and another process, or the next start, continues it. Stop the HTTP server
   * first. Journal and gateway stay open: close them afterwards.
   */
  close(options?: CloseOptions): Promise<LeftOver>;
}
