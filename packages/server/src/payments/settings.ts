import { checkGroup } from "../domain/check-group.js";
import { aText } from "../runtime/check-settings.js";
import type { Context } from "../context/context.js";
import type { RandomBytes } from "../domain/reference.js";
import { randomBytes } from "node:crypto";
import { requireCredits, type CreditSettings } from "../domain/credit-settings.js";
import { defaultElementTypes, type FraudListElementTypes } from "../domain/fraud-list-element-types.js";
import { longestCall } from "../gateway/connection-limits.js";
import type { Gateway } from "../gateway/gateway.js";
import { isLoopback } from "../gateway/is-loopback.js";
import type { Journal } from "../journal/journal.js";
import { createCallbackPool, type CallbackSettings } from "../runtime/callback-pool.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { createDoubts } from "../runtime/doubts.js";
import { operationGraceMs } from "../operations/take-turn.js";
import { orderIdForms, type OrderIdForm } from "../payment-methods/order-id-form.js";
import type { CaptureDue } from "../domain/capture-due.js";
import { isSecret } from "../domain/is-secret.js";
import { requireInstalments, type InstalmentSettings } from "../domain/instalment-settings.js";
import type { InstalmentChange } from "../domain/instalment-standing.js";
import type { ResolveOrder } from "../domain/order.js";
import type { MandateSigning } from "../domain/mandate-signing.js";
import type { Payment } from "../domain/payment.js";
import { toAll, type PaymentStep } from "../telemetry/payment-step.js";
import { printFailure } from "../telemetry/print-step.js";
import { card } from "../payment-methods/card.js";
import type { PaymentMethod } from "../payment-methods/payment-method.js";
import { createRegistry } from "../payment-methods/registry.js";
import { savedCard } from "../payment-methods/saved-card.js";
import { returnFieldNames, type ReturnFieldNames } from "../context/return-field-names.js";
import type { SigningKey } from "../runtime/signed-reference.js";
import { systemTimers, type Timers } from "../runtime/timers.js";
import { gatewaySessionLifeMs, visibilityMs } from "../proof/visibility.js";
import { requireCse, type CseSettings } from "../payment-methods/cse-settings.js";
import { requireLimits, type LimitSettings } from "../rate-limits/limit-settings.js";
import { openLimits } from "../rate-limits/limits.js";
import { requireWebhooks, type WebhookSettings } from "../webhooks/webhook-settings.js";
import type { CustomerWallet, ResolveWallet } from "../domain/resolve-wallet.js";
import { shopAnswersInTime } from "./shop-answers-in-time.js";

/** Settings of createPayments. */
export interface PaymentsSettings {
  readonly gateway: Gateway;
  readonly journal: Journal;
  /**
   * Where the router is reachable from the browser, such as `https://shop.example/sips`, up to 400 characters. Never
   * taken from a request.
   */
  readonly publicUrl: string;
  /** Keys for the signed references in URLs and forms; the first one signs, all are accepted. */
  readonly signingKeys: readonly SigningKey[];
  /** Finds the order, and with it the amount, on the shop's own server. */
  readonly resolveOrder: ResolveOrder;
  /** The shop's page that shows the buyer the result; must be on the shop's own origin. */
  readonly resultUrl: (payment: Payment) => string;
  /**
   * The shop's page that a buyer comes back to after signing a mandate without a payment; on the shop's own origin.
   * Needed for `mandates.sign`.
   */
  readonly mandateUrl?: (signing: MandateSigning) => string;
  /**
   * Called when an attempt has ended: once, and after a crash at least once, with the same `eventId`. When it
   * throws, or takes longer than its deadline (see `callbacks`), it is called again later. Every process that creates
   * payments over the same journal needs it, a back office too: whichever finds a result tells it, and without a callback
   * the result counts as notified.
   */
  readonly onResult?: (payment: Payment) => Promise<void> | void;
  /**
   * Called when an accepted payment has changed: the bank has returned a direct debit (`state` is `returned`), or its
   * mandate is no longer in force (`mandateStatus`). Repeated like `onResult`. Needed with payment methods that are
   * followed, such as `sepaDirectDebit()`.
   */
  readonly onChange?: (payment: Payment) => Promise<void> | void;
  /**
   * Called for a payment in capture mode VALIDATION that nobody has validated: `due` before it expires, and `expired`
   * when it has, or when its late authorisation was refused, so that the shop does not ship what it will not be paid
   * for. At least once, with the same `eventId`.
   */
  readonly onCaptureDue?: (due: CaptureDue) => Promise<void> | void;
  /** Milliseconds before the expiry at which `onCaptureDue` is called. Default: 24 hours. */
  readonly captureWarningMs?: number;
  /**
   * Called for each instalment after the first: when it was charged, refused, given up or cancelled. At least once, with
   * the same `eventId`. Needed with orders that offer `instalments`: tell the buyer of those that have failed.
   */
  readonly onInstalment?: (change: InstalmentChange) => Promise<void> | void;
  /** How orders in instalments are charged. */
  readonly instalments?: InstalmentSettings;
  /** Deadline and concurrency of all callbacks. */
  readonly callbacks?: CallbackSettings;
  /**
   * How buyers may pay, such as `[card(), savedCard(), paypal(), ideal()]`, each with its own settings; and payment
   * methods of your own. Default: `[card(), savedCard()]`.
   */
  readonly paymentMethods?: readonly PaymentMethod[];
  /** Needed for cards that are typed into our own fields and encrypted in the browser. */
  readonly cse?: CseSettings;
  /** Finds the current buyer's wallet; needed for buyers to save, list and delete cards. */
  readonly resolveWallet?: ResolveWallet;
  /** Where results are sent besides `onResult`: to other systems, signed, again until they are delivered. */
  readonly webhooks?: WebhookSettings;
  /** Limits of credits, and whether another person has to approve them. Default: no limits, no approval. */
  readonly credits?: CreditSettings;
  /** Finds a customer's wallet for staff; needed for `wallets.ofCustomer`. */
  readonly customerWallet?: CustomerWallet;
  /**
   * The values that tell the gateway how an element of a fraud list is named. Default: `CSE`, `TOKEN_PAN` and
   * `TRANSACTION_REFERENCE`. See docs/open-questions.md.
   */
  readonly fraudListElementTypes?: Partial<FraudListElementTypes>;
  /** Limits of tries by address, order, first digits and card; see `defaultLimits`. */
  readonly limits?: LimitSettings;
  /**
   * Needed to take real money: `true` with a gateway whose `stage` is `production`, so that no test shop charges real
   * cards through a wrong environment.
   */
  readonly live?: boolean;
  /**
   * The names of the fields that the bank returns, case-insensitive. Default: those of the guides, such as `PaRes`. See
   * docs/open-questions.md.
   */
  readonly returnFields?: Partial<ReturnFieldNames>;
  /**
   * Which order ids are sent to the gateway as `orderId`; others stay in the journal. Default: `ANS32`. See
   * docs/open-questions.md.
   */
  readonly orderIdForm?: OrderIdForm;
  /**
   * Milliseconds in which the buyer may submit the form once it is open, and then for so long again at their bank; from a
   * minute to twelve hours. Default: 15 minutes. See docs/open-questions.md.
   */
  readonly sessionLifeMs?: number;
  /**
   * Called for each step, without card data: for logs, metrics and traces. The first step is `started`. Without `log`,
   * it and what fails are printed.
   */
  readonly log?: (step: PaymentStep) => void;
  /**
   * The time of day in milliseconds since 1970, instead of the journal's clock, which all servers of one journal share:
   * for tests and simulations.
   */
  readonly now?: () => number;
  /** Timers. Default: the process's own; a simulation supplies virtual time. */
  readonly timers?: Timers;
  readonly random?: RandomBytes;
}

// A shop that writes to its own database needs some milliseconds; no buyer should wait for one that hangs.
const callbackWaitMs = 1_000;

/** Checks the settings and fills in the defaults. Throws PaymentsConfigurationError naming what is wrong. */
export function openContext(settings: PaymentsSettings): Context {
  const publicUrl = readUrl(settings.publicUrl);
  requireKeys(settings.signingKeys);
  requireFunctions(settings);
  requireLimits(settings.limits);
  requireTimes(settings);
  requireInstalments(settings.instalments ?? {});
  const elementTypes = { ciphertext: aText, token: aText, transactionReference: aText };
  checkGroup("fraudListElementTypes", settings.fraudListElementTypes ?? {}, elementTypes);
  if (settings.credits !== undefined) requireCredits(settings.credits);
  if (settings.webhooks !== undefined)
    requireWebhooks(settings.webhooks, settings.gateway.stage === "production");
  if (!Object.hasOwn(orderIdForms, settings.orderIdForm ?? "ANS32")) {
    throw new PaymentsConfigurationError("orderIdForm", "ANS32 or AN32");
  }
  if (settings.cse !== undefined) requireCse(settings.cse);
  const paymentMethods = createRegistry(settings.paymentMethods ?? [card(), savedCard()]);
  if (paymentMethods.all.some(({ follow }) => follow) && typeof settings.onChange !== "function") {
    throw new PaymentsConfigurationError("onChange", "a function: banks return direct debits weeks later");
  }
  const { sessionLifeMs = gatewaySessionLifeMs, timers = systemTimers } = settings;
  return {
    gateway: settings.gateway,
    journal: settings.journal,
    publicUrl,
    signingKeys: settings.signingKeys,
    resolveOrder: shopAnswersInTime(timers, "resolveOrder", settings.resolveOrder),
    resultUrl: settings.resultUrl,
    mandateUrl: settings.mandateUrl,
    onResult: settings.onResult ?? (() => {}),
    onChange: settings.onChange ?? (() => {}),
    onCaptureDue: settings.onCaptureDue ?? (() => {}),
    webhooksOf: () => [],
    captureWarningMs: settings.captureWarningMs ?? 24 * 3_600_000,
    onInstalment: settings.onInstalment ?? (() => {}),
    instalments: withDefaults<Required<InstalmentSettings>>(
      { pattern: "RECURRING", retryAfterDays: [1, 3, 7] },
      settings.instalments,
    ),
    callbacks: createCallbackPool(timers, settings.callbacks),
    callbackWaitMs,
    paymentMethods,
    cse: settings.cse,
    resolveWallet:
      settings.resolveWallet && shopAnswersInTime(timers, "resolveWallet", settings.resolveWallet),
    credits: settings.credits,
    customerWallet: settings.customerWallet,
    fraudListElementTypes: withDefaults(defaultElementTypes, settings.fraudListElementTypes),
    limits: openLimits(settings.limits ?? {}, settings.signingKeys),
    returnFields: returnFieldNames(settings.returnFields),
    orderIdForm: settings.orderIdForm ?? "ANS32",
    sessionLifeMs,
    log: toAll(settings.log ?? printFailure),
    now: settings.now ?? (() => settings.journal.clock.now()),
    timers,
    random: settings.random ?? randomBytes,
    // The time in which the gateway may still accept a call, plus the time until it shows. For a charge, that is its
    // session, in which the longest call fits; for an operation, the call itself.
    attemptDoubts: createDoubts(timers, Math.max(sessionLifeMs, gatewaySessionLifeMs) + visibilityMs),
    operationDoubts: createDoubts(
      timers,
      Math.max(operationGraceMs, longestCall(settings.gateway.load())) + visibilityMs,
    ),
  };
}

// With a signed reference behind it, the gateway takes 512 characters.
const longestPublicUrl = 400;

/**
 * The address as browsers read it: the gateway takes no blanks around it, as a file may have them, and nothing can follow
 * an empty query.
 */
function readUrl(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const isLocal = url && isLoopback(url.hostname);
  const address = url ? (url.origin + url.pathname).replace(/\/+$/, "") : "";
  if (
    !url ||
    url.search ||
    url.hash ||
    !(url.protocol === "https:" || (url.protocol === "http:" && isLocal)) ||
    address.length > longestPublicUrl
  ) {
    throw new PaymentsConfigurationError(
      "publicUrl",
      `the https address of the router, such as https://shop.example/sips, up to ${longestPublicUrl} characters`,
    );
  }
  return address;
}

/** A setting that is undefined, such as an option of the shop's own that nobody has set, has its default too. */
function withDefaults<Settings extends object>(defaults: Settings, given: Partial<Settings> = {}): Settings {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}

function requireKeys(keys: readonly SigningKey[]): void {
  const areRight =
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key) => /^[A-Za-z0-9]{1,16}$/.test(key?.id ?? "") && isSecret(key.secret)) &&
    new Set(keys.map((key) => key.id)).size === keys.length;
  if (!areRight) {
    throw new PaymentsConfigurationError(
      "signingKeys",
      "at least one key with an id of up to 16 letters or digits, each its own, and a secret of 32 characters or more",
    );
  }
}

const callbackNames = [
  "onResult",
  "onChange",
  "onCaptureDue",
  "onInstalment",
  "mandateUrl",
  "resolveWallet",
  "customerWallet",
  "log",
] as const;

/** A callback that is no function would fail when a payment has ended, over and over. */
function requireFunctions(settings: PaymentsSettings): void {
  const given = callbackNames.filter((name) => settings[name] !== undefined);
  for (const name of ["resolveOrder", "resultUrl", ...given] as const) {
    if (typeof settings[name] !== "function") throw new PaymentsConfigurationError(name, "a function");
  }
}

const longestWarningMs = 30 * 24 * 3_600_000;
// Less is meant in seconds, or leaves no time to type a card.
const shortestSessionMs = 60_000;
const longestSessionMs = 12 * 3_600_000;

function requireTimes({
  sessionLifeMs = shortestSessionMs,
  captureWarningMs = 0,
  callbacks = {},
}: PaymentsSettings): void {
  checkGroup("callbacks", callbacks, { deadlineMs: true, atATime: true });
  const { deadlineMs = 1, atATime = 1 } = callbacks;
  const isInRange = sessionLifeMs >= shortestSessionMs && sessionLifeMs <= longestSessionMs;
  if (!Number.isFinite(sessionLifeMs) || !isInRange) {
    throw new PaymentsConfigurationError("sessionLifeMs", "milliseconds, from a minute to twelve hours");
  }
  if (!(Number.isFinite(captureWarningMs) && captureWarningMs >= 0 && captureWarningMs <= longestWarningMs)) {
    throw new PaymentsConfigurationError("captureWarningMs", "milliseconds, up to 30 days");
  }
  if (!(Number.isFinite(deadlineMs) && deadlineMs > 0 && deadlineMs <= 600_000)) {
    throw new PaymentsConfigurationError("callbacks.deadlineMs", "milliseconds, up to ten minutes");
  }
  if (!(Number.isInteger(atATime) && atATime > 0)) {
    throw new PaymentsConfigurationError("callbacks.atATime", "a whole number from 1");
  }
}
