/**
 * The one place where the simulation touches the code under test. Everything from `packages/` is imported here, so that
 * a run can use another checkout, and a change of the server's API is followed in one place.
 */
import type { Journal, Payments } from "@sips-kit/server";

export {
  bancontactMobile,
  createGateway,
  card,
  createPayments,
  elv,
  GatewayError,
  googlePay,
  ideal,
  issuerWallet,
  JournalError,
  PaymentError,
  paypal,
  readWebhook,
  savedCard,
  sepaDirectDebit,
  sofort,
  webhookSignatureHeader,
  type CaptureDue,
  type Journal,
  type JournalEvent,
  type Next,
  type Operation,
  type OutsideAuthentication,
  type Payment,
  type Payments,
  type PaymentSession,
  type PaymentsSettings,
  type PaymentStep,
  type PostLimits,
  type Posted,
  type PostedWebhook,
  type Transport,
  type WebhookEndpoint,
  type WebhookEvent,
  type WebhookRequest,
  type WebhookTransport,
} from "@sips-kit/server";
// The tables of moves are part of what a journal has to keep; its conformance tests take them from there as well.
export {
  holdsOrder,
  isFailure,
  isFinal,
  hasResult,
  permitsMove,
} from "../packages/server/src/domain/attempt.js";
export { attemptOfOperation } from "../packages/server/src/domain/attempt-of-operation.js";
export { isHeld, takenPaymentOf } from "../packages/server/src/domain/taken-payment.js";
export { referencesOfPayment } from "../packages/server/src/domain/references-of-payment.js";
export { cardSaving } from "../packages/server/src/domain/card-saving.js";
export { instalmentSeries } from "../packages/server/src/domain/instalment-series.js";
export { validationWatch } from "../packages/server/src/domain/validation-watch-ids.js";
export { permitsOperationMove } from "../packages/server/src/domain/permits-operation-move.js";
export { openedTermsOf, resultTermsOf } from "../packages/server/src/journal/search-terms.js";
export {
  endsCaptureWait,
  followsPayment,
  isOver,
  isTakenSince,
  ownKinds,
} from "../packages/server/src/domain/operation.js";
export { deletedWith, madeBy } from "../packages/server/src/domain/old-operations.js";
// The simulated disk keeps a charge log too: what it has, a database that has lost its tail gets back.
export { requirePurgeAge } from "../packages/server/src/journal/require-purge-age.js";
export { logCharges } from "../packages/server/src/journal/sqlite/log-charges.js";
export { restoreLost } from "../packages/server/src/journal/sqlite/restore-lost.js";
export type { ChargeRecord } from "../packages/server/src/journal/sqlite/charge-log.js";

export type Action = Awaited<ReturnType<Journal["actions"]["open"]>>;
export type NewAction = Parameters<Journal["actions"]["open"]>[0];
export type ActionEnding = Parameters<Journal["actions"]["end"]>[1];
export type ActionQuery = Parameters<Journal["actions"]["list"]>[0];
type Webhooks = Journal["webhooks"];
export type NewDelivery = Parameters<Webhooks["add"]>[0][number];
export type WebhookDelivery = Parameters<Webhooks["end"]>[0];
export type DeliveryEnding = Parameters<Webhooks["end"]>[1];
export type DeliveryQuery = Parameters<Webhooks["list"]>[0];
export type Replayed = Parameters<Webhooks["replay"]>[0];
export type SumOf = Parameters<Journal["operations"]["ofKinds"]>[0];
export type Attempt = NonNullable<Awaited<ReturnType<Journal["read"]>>>;
export type NewAttempt = Parameters<Journal["open"]>[0];
export type Move = Parameters<Journal["move"]>[1];
export type Moved = Awaited<ReturnType<Journal["move"]>>;
export type Tried<T> = Omit<Awaited<ReturnType<Journal["openCounted"]>>, "written"> & {
  readonly written?: T | undefined;
};
export type Lease = Parameters<Journal["leaseChecks"]>[0];
export type Work = Parameters<Journal["leaseOne"]>[1];
export type AgeOptions = Parameters<Journal["archive"]>[0];
export type AttemptQuery = Parameters<Journal["search"]>[0];
export type AttemptPage = Awaited<ReturnType<Journal["search"]>>;
export type Period = Parameters<Journal["count"]>[0];
export type StateCounts = Awaited<ReturnType<Journal["count"]>>;
export type OperationsJournal = Journal["operations"];
export type LimitsJournal = Journal["limits"];
export type JournalClock = Journal["clock"];
export type NewOperation = Parameters<OperationsJournal["open"]>[0];
export type Opened = Awaited<ReturnType<OperationsJournal["open"]>>;
export type OperationMove = Parameters<OperationsJournal["move"]>[1];
export type Try = Parameters<LimitsJournal["count"]>[0];
export type CountedKey = Try["counted"][number];
export type Counted = Awaited<ReturnType<LimitsJournal["count"]>>;
export type Count = Counted["counts"][number];
export type Passed = Counted["passed"][number];
/** The part of a request that the engine needs: where it comes from. */
export type BuyerRequest = Parameters<Payments["createSession"]>[1];

/** A buyer's request, as Express would pass it. */
export function requestFrom(ip: string): BuyerRequest {
  const request: unknown = { ip, headers: {}, socket: { remoteAddress: ip } };
  // The engine reads the address and nothing else of a request.
  return request as BuyerRequest;
}

/** The reference that a session of `createSession` stands for. */
export function referenceOf(session: string): string {
  return session.split(".")[1] ?? "";
}

/** The session in a URL that the engine gave to the browser. */
export function sessionIn(url: string): string {
  return url.slice(Math.max(url.lastIndexOf("/"), url.lastIndexOf("=")) + 1);
}
