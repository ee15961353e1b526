import { brandsOf } from "../checkout/brands.js";
import { createSession } from "../checkout/create-session.js";
import { submit } from "../checkout/submit.js";
import { createFraudDesk } from "../fraud/fraud-desk.js";
import { openMandates } from "../mandates/mandates.js";
import { createOperations } from "../operations/operations.js";
import { trackAll, trackWork } from "../runtime/track-work.js";
import { printStep } from "../telemetry/print-step.js";
import { openSavedCards } from "../wallet/saved-cards.js";
import { createWallets } from "../wallet/wallets.js";
import { openWebhooks } from "../webhooks/webhooks.js";
import { openBackgroundWork } from "./background-work.js";
import { checkSurroundings } from "./check-surroundings.js";
import { openLookups } from "./lookups.js";
import { openPagesOfBuyer } from "./pages-of-buyer.js";
import type { Payments } from "./payments.js";
import { createReadiness } from "./readiness.js";
import { requireKnownNames } from "./require-known-names.js";
import { openContext, type PaymentsSettings } from "./settings.js";
import { startUpLine } from "./start-up-line.js";
import { warnNotStarted } from "./warn-not-started.js";
import { logRestored } from "./log-restored.js";
import { logClockSkew } from "./log-clock-skew.js";
import { webhooksBeforeCallbacks } from "./webhooks-before-callbacks.js";

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
  const context = webhooksBeforeCallbacks(base, webhooks);
  const startUpLog = { ...context, log: settings.log ? context.log : printStep };
  const isTold = settings.onResult !== undefined || webhooks.areUsed;
  startUpLog.log({ step: "started", detail: startUpLine(context, isTold) });
  logClockSkew(startUpLog);
  logRestored(startUpLog);
  const reconciling = warnNotStarted(startUpLog);
  const inFlight = trackWork();
  const readiness = createReadiness(context, inFlight);
  return {
    publicUrl: context.publicUrl,
    createSession(input, request) {
      reconciling.isNeeded();
      return inFlight.track(createSession(context, input, request));
    },
    submit: (input, request) => inFlight.track(submit(context, input, request)),
    brands: (input) => brandsOf(context, input),
    ...openPagesOfBuyer(context, inFlight),
    ...openLookups(context),
    operations: trackAll(createOperations(context), inFlight),
    savedCards: openSavedCards(context, inFlight),
    fraud: trackAll(createFraudDesk(context), inFlight),
    wallets: trackAll(createWallets(context), inFlight),
    mandates: openMandates(context, inFlight),
    webhooks: { list: webhooks.list, of: webhooks.of, replay: webhooks.replay, test: webhooks.test },
    ...openBackgroundWork(context, startUpLog.log, { webhooks, inFlight, reconciling }),
    isReady: async () => (await readiness()).isReady,
    readiness,
  };
}
