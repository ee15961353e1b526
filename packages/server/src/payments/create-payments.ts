import type { BuyerRequest } from "../domain/buyer-request.js";
import type { PaymentNext, PaymentSession, SessionRequest } from "@sips-kit/protocol";
import type { JournalEvent } from "../journal/journal.js";
import { findTakenPayment } from "../operations/find-taken-payment.js";
import { createOperations, type Operations } from "../operations/operations.js";
import { createSession } from "../checkout/create-session.js";
import { brandsOf, type BrandsInput } from "../checkout/brands.js";
import { checkSurroundings } from "./check-surroundings.js";
import { createReturnHandler } from "../checkout/handle-return.js";
import { cancelConfirmation, confirmPayment, readConfirmation } from "../checkout/confirm.js";
import { submit, type SubmitInput } from "../checkout/submit.js";
import { afterReturn, toResult, whereTo } from "../checkout/next-step.js";
import { findOverpayment } from "../results/find-overpayment.js";
import { isFailure } from "../domain/attempt.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { paymentOf, paymentsOf, resultUrlOf } from "../results/payment-of.js";
import type { Payment } from "../domain/payment.js";
import { appLinkOf } from "../checkout/app-link.js";
import { createLookNow } from "../checkout/look-now.js";
import { reconcileAll, type Reconciled } from "./reconcile-all.js";
import { redirectForm } from "../checkout/redirect.js";
import type { Shown } from "../payment-methods/payment-method.js";
import type { PostForm } from "../payment-methods/post-form.js";
import { longestAnswerMs, notifyDue } from "../results/notify.js";
import { closeInTime, type CloseOptions, type LeftOver } from "./close.js";
import { tellNotStarted } from "./tell-not-started.js";
import { tellOtherShop } from "./tell-other-shop.js";
import { tellRestored } from "./tell-restored.js";
import { createRestoredWebhooks } from "./restored-webhooks.js";
import { tellSkew } from "./tell-skew.js";
import { printStep } from "../telemetry/print-step.js";
import { openContext, type PaymentsSettings } from "./settings.js";
import type { Context } from "../context/context.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import { openReference, type Purpose } from "../runtime/signed-reference.js";
import { createReadiness, type Readiness } from "./readiness.js";
import { requireKnownNames } from "./require-known-names.js";
import { startUpLine } from "./start-up-line.js";
import { startStopwatch } from "../runtime/stopwatch.js";
import { startTimer } from "../runtime/timer.js";
import type { Hold } from "../rate-limits/count.js";
import { createForgetting } from "../rate-limits/forget-counters.js";
import { orderKeys } from "../rate-limits/limit-keys.js";
import { standingLimits } from "../rate-limits/standing-limits.js";
import { countByDay } from "../search/count-by-day.js";
import { exportPayments } from "../search/export-payments.js";
import type {
  CountedDays,
  DayCount,
  FoundPayments,
  PaymentFilter,
  PaymentSearch,
} from "../search/payment-search.js";
import { searchPayments } from "../search/search-payments.js";
import { createFraudDesk, type FraudDesk } from "../fraud/fraud-desk.js";
import { openMandates, type Mandates } from "../mandates/mandates.js";
import { openSavedCards, type SavedCards } from "../wallet/saved-cards.js";
import { createWallets, type Wallets } from "../wallet/wallets.js";
import { openWebhooks, type Webhooks } from "../webhooks/webhooks.js";
import { trackAll, trackWork } from "../runtime/track-work.js";

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
   * `PAYMENT_ORDER_CHANGED`.
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
  /** All attempts to pay an order, the newest first. */
  listByOrder(orderId: string): Promise<readonly Payment[]>;
  /**
   * Finds payments, live and archived, by state, payment method, time, amount and text: one page, the newest first.
   * Payments that staff take (`operations.moto` and `operations.charge`) are among them, with the payment method `moto`
   * or `charge`.
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

/**
 * Creates the payments of a shop: attempts, journal, resolving and reconciling.
 *
 * @throws PaymentsConfigurationError when a setting is missing or malformed, or would take real money without `live`
 *
 * @example
 * const payments = createPayments({
 *   gateway: createGateway({ environment: "sogenactif-test", merchantId, secretKey, keyVersion: "1" }),
 *   journal: await openSqliteJournal({ file: ".data/journal.db" }),
 *   publicUrl: "https://shop.example/sips",
 *   signingKeys: [{ id: "1", secret: process.env.SIPS_SIGNING_KEY ?? "" }],
 *   resolveOrder: (orderId, { step, buyer }) =>
 *     step === "charge" ? orders.find(orderId) : orders.findOf(buyer, orderId),
 *   resultUrl: (payment) => `/result?payment=${payment.session}`,
 *   onResult: (payment) => orders.book(payment),
 * });
 */
export function createPayments(settings: PaymentsSettings): Payments {
  requireKnownNames(settings);
  checkSurroundings(settings);
  const base = openContext(settings);
  const webhooks = openWebhooks(base, settings.webhooks);
  const context: Context = {
    ...base,
    webhooksOf: webhooks.ofOperation,
    // The event is written before the shop is called: a crash in between leads to both once more, with the same id.
    async onResult(payment) {
      const sinceAsked = startStopwatch(base.timers);
      await webhooks.enqueue(payment);
      // The callback is put off, and whether the failure may be reported is asked again.
      if (isFailure(payment.state) && sinceAsked() > longestAnswerMs)
        throw new Error("The journal was slow to write the webhook.");
      await base.onResult(payment);
    },
    async onChange(payment) {
      await webhooks.enqueue(payment, "payment.changed");
      await base.onChange(payment);
    },
  };
  const telling = { ...context, log: settings.log ? context.log : printStep };
  const isTold = settings.onResult !== undefined || webhooks.areUsed;
  telling.log({ step: "started", detail: startUpLine(context, isTold) });
  // Nobody waits for a result there, so do not wait for callbacks.
  const background: Context = { ...context, callbackWaitMs: 0 };
  const forgetCounters = createForgetting(context);
  const checks = startTimer(() => reconcileAll(background).then(forgetCounters), context.timers);
  const notifications = startTimer(() => notifyDue(context), context.timers);
  const writeRestoredWebhooks = createRestoredWebhooks(context);
  const sendWebhooks = () => writeRestoredWebhooks().then(webhooks.send);
  const sending = startTimer(sendWebhooks, context.timers);
  const inFlight = trackWork();
  const readiness = createReadiness(context, inFlight);
  tellSkew(telling);
  tellRestored(telling);
  const reconciling = tellNotStarted(telling);
  const handleReturn = createReturnHandler(context);
  const lookNow = createLookNow(context);
  const bySession = async (session: string, purpose: Purpose) => {
    const opened = openReference(session, purpose, context.signingKeys, context.now());
    return opened && context.journal.read(opened.reference);
  };
  return {
    publicUrl: context.publicUrl,
    createSession(input, request) {
      reconciling.isNeeded();
      return inFlight.track(createSession(context, input, request));
    },
    submit: (input, request) => inFlight.track(submit(context, input, request)),
    brands: (input) => brandsOf(context, input),
    async redirect(session) {
      const found = await bySession(session, "return");
      const attempt = found && (await lookNow(found));
      const form = attempt && redirectForm(context, attempt);
      // Not whereTo, which would lead back to this page while the buyer's return is awaited.
      if (!form) return attempt && toResult(context, attempt);
      const supplier = context.paymentMethods.find(attempt?.paymentMethod ?? "")?.supplier;
      const link = attempt && appLinkOf(context, attempt);
      return {
        form,
        payment: paymentOf(context, attempt),
        ...(supplier !== undefined && { supplier }),
        ...(link !== undefined && { app: { link, resultUrl: resultUrlOf(context, attempt) } }),
      };
    },
    async progress(session) {
      const found = await bySession(session, "return");
      return found && whereTo(context, await lookNow(found));
    },
    async handleReturn(session, fields) {
      const attempt = await inFlight.track(handleReturn(session, fields));
      return attempt && afterReturn(context, attempt);
    },
    async readConfirmation(session) {
      const attempt = await bySession(session, "confirm");
      const asked = attempt && (await inFlight.track(readConfirmation(context, attempt)));
      if (asked?.attempt.state !== "confirming") return asked && toResult(context, asked.attempt);
      const { shown } = asked;
      return { payment: paymentOf(context, asked.attempt), ...(shown && { shown }) };
    },
    async confirm(session, answer) {
      const found = await bySession(session, "confirm");
      if (!found) return undefined;
      const step = answer === "confirm" ? confirmPayment : cancelConfirmation;
      return toResult(context, await inFlight.track(step(context, found)));
    },
    async findBySession(session) {
      const attempt = await bySession(session, "see");
      // A link must not extend its own lifetime.
      return attempt && paymentOf(context, await lookNow(attempt), session);
    },
    async findByReference(reference) {
      const attempt = await context.journal.read(reference);
      if (attempt) return paymentOf(context, attempt, undefined, await findOverpayment(context, attempt));
      const taken = await findTakenPayment(context.journal, reference);
      return taken && paymentOf(context, taken);
    },
    async listByOrder(orderId) {
      const attempts = await context.journal.listByOrder(orderId);
      return paymentsOf(context, attempts);
    },
    search: (search = {}) => searchPayments(context, search),
    countByDay: (days) => countByDay(context.journal, days),
    exportPayments: (filter = {}) => exportPayments(context, filter),
    async limitsOf(orderId) {
      const attempts = await context.journal.listByOrder(orderId);
      const ofAttempts = attempts.flatMap(({ facts }) => facts.limitKeys ?? []);
      return standingLimits(context, [...orderKeys(context.limits, orderId), ...ofAttempts]);
    },
    events: (reference) => context.journal.events(reference),
    operations: trackAll(createOperations(context), inFlight),
    savedCards: openSavedCards(context, inFlight),
    fraud: trackAll(createFraudDesk(context), inFlight),
    wallets: trackAll(createWallets(context), inFlight),
    mandates: openMandates(context, inFlight),
    webhooks: { list: webhooks.list, of: webhooks.of, replay: webhooks.replay, test: webhooks.test },
    async reconcile() {
      reconciling.begins();
      const done = await reconcileAll(background);
      await forgetCounters();
      const { notified, ended } = await notifyDue(context);
      await Promise.all([ended, context.callbacks.allEnds()]);
      await sendWebhooks();
      return { ...done, notified };
    },
    start(everyMs = 1_000) {
      // Anything else would make a timer of Node run without a pause.
      if (!(Number.isFinite(everyMs) && everyMs >= 1 && everyMs < 2 ** 31)) {
        throw new PaymentsConfigurationError("everyMs", "milliseconds, up to 24 days", "payments.start");
      }
      reconciling.begins();
      // A journal that cannot be read is reported by the checks.
      tellOtherShop(telling).catch(() => {});
      checks.start(everyMs);
      notifications.start(everyMs);
      if (webhooks.areUsed) sending.start(everyMs);
    },
    isReady: async () => (await readiness()).isReady,
    readiness,
    close: (options) => closeInTime(context, { checks, notifications, sending, inFlight }, options),
  };
}
