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
  type ExchangeLog,
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
// What a journal of one's own has to keep to, and its types.
export {
  hasResult,
  holdsOrder,
  isFailure,
  isFinal,
  isOver,
  isTakenSince,
  openedTermsOf,
  ownKinds,
  permitsMove,
  permitsOperationMove,
  resultTermsOf,
  type Action,
  type ActionEnding,
  type ActionQuery,
  type AgeOptions,
  type Attempt,
  type AttemptPage,
  type AttemptQuery,
  type Count,
  type Counted,
  type CountedKey,
  type DeliveryEnding,
  type DeliveryQuery,
  type JournalClock,
  type Lease,
  type Move,
  type Moved,
  type NewAction,
  type NewAttempt,
  type NewDelivery,
  type NewOperation,
  type Opened,
  type OperationMove,
  type Passed,
  type Period,
  type Replayed,
  type StateCounts,
  type SumOf,
  type Try,
  type WebhookDelivery,
  type Work,
} from "@sips-kit/server/journal";
// What only the kit's own journals need so far.
export { attemptOfOperation } from "../packages/server/src/domain/attempt-of-operation.js";
export { isHeld, takenPaymentOf } from "../packages/server/src/domain/taken-payment.js";
export { referencesOfPayment } from "../packages/server/src/domain/references-of-payment.js";
export { cardSaving } from "../packages/server/src/domain/card-saving.js";
export { instalmentSeries } from "../packages/server/src/domain/instalment-series.js";
export { validationWatch } from "../packages/server/src/domain/validation-watch-ids.js";
export { endsCaptureWait, followsPayment } from "../packages/server/src/domain/operation.js";
export { deletedWith, madeBy } from "../packages/server/src/domain/old-operations.js";
// The simulated disk keeps a charge log too: what it has, a database that has lost its tail gets back.
export { requirePurgeAge } from "../packages/server/src/journal/require-purge-age.js";
export { logCharges } from "../packages/server/src/journal/sqlite/log-charges.js";
export { restoreLost } from "../packages/server/src/journal/sqlite/restore-lost.js";
export type { ChargeRecord } from "../packages/server/src/journal/sqlite/charge-log.js";

export type Tried<T> = Omit<Awaited<ReturnType<Journal["openCounted"]>>, "written"> & {
  readonly written?: T | undefined;
};
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
