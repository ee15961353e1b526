import {
  approveCredit,
  creditHolder,
  creditKinds,
  declineCredit,
  walletCreditHolder,
  type CreditContext,
  type CreditDecision,
  type CreditRequest,
  type WalletCreditRequest,
} from "./credit.js";
import type { DuplicateRequest, OperationRequest } from "./operation-calls.js";
import type { SavedMean } from "../domain/saved-mean.js";
import { chargeSavedMean, type ChargeRequest, type TokenisedCard } from "./charge-saved-mean.js";
import {
  cancelInstalments,
  instalmentSchedule,
  type CancelInstalmentsContext,
  type CancelInstalmentsRequest,
} from "./instalment-schedule.js";
import { findSavedMean } from "./find-saved-mean.js";
import { duplicate } from "./new-transaction.js";
import { orderByPhone, type MotoRequest } from "./order-by-phone.js";
import { operationsOf } from "./operations-of.js";
import { operate } from "./operate.js";
import { refundOverpayment } from "./refund-overpayment.js";
import { refuseOwnKey } from "./refuse-own-key.js";
import type { InstalmentSchedule } from "../domain/instalment-standing.js";
import type { Attribution } from "../domain/attribution.js";
import type { Operation } from "../domain/operation.js";

/**
 * The merchant's operations, each guarded by the journal: one at a time per transaction, once per `idempotencyKey`,
 * never more than what is left. They return the operation as it stands: `accepted`, `refused`, `not-done` (nothing
 * happened, proven) or `unknown` (its answer was lost; the reconciler resolves it, do not send another). They throw
 * PaymentError when the request is invalid or another operation on the transaction is under way.
 */
export interface Operations {
  /** Cancels all or part of what was not captured yet. */
  cancel(request: OperationRequest): Promise<Operation>;
  /** Refunds all or part of what was captured. */
  refund(request: OperationRequest): Promise<Operation>;
  /**
   * Gives back a surplus payment of an overpaid order in full (`overpaid` of a payment names it): cancels or refunds
   * it, depending on its status. The money goes back once, however often this is called.
   */
  refundOverpayment(reference: string, attribution?: Attribution): Promise<Operation>;
  /** Validates all or part of a payment in capture mode VALIDATION, so that it is captured. */
  validate(request: OperationRequest): Promise<Operation>;
  /** Accepts a payment that is held for fraud review. */
  acceptReview(request: OperationRequest): Promise<Operation>;
  /** Refuses a payment that is held for fraud review. */
  refuseReview(request: OperationRequest): Promise<Operation>;
  /**
   * Pays again with what an earlier payment was paid with. The new payment is `newReference`; it may be held for fraud
   * review, as with `moto`.
   */
  duplicate(request: DuplicateRequest): Promise<Operation>;
  /** Credits a card without a payment before it, within the limits of the setting `credits`. */
  creditHolder(request: CreditRequest): Promise<Operation>;
  /**
   * Credits a card in a customer's wallet, within the limits of the setting `credits`. If another person has to approve
   * it, it stays `prepared` with `approval` until then.
   */
  walletCreditHolder(request: WalletCreditRequest): Promise<Operation>;
  /** Approves a credit, as another person than the one who requested it; then it is sent. */
  approveCredit(decision: CreditDecision): Promise<Operation>;
  /** Declines a credit that waits for approval: nothing is sent. */
  declineCredit(decision: CreditDecision): Promise<Operation>;
  /** All credits opened since then (milliseconds since 1970), the newest first, those that wait for approval included. */
  credits(since: number): Promise<readonly Operation[]>;
  /**
   * Charges a card while its buyer is away, as they have agreed to: a card that was saved with a payment (see
   * `findSavedMean`), or one behind the gateway's token. Refused with `mustAuthenticate`: the buyer must pay themselves.
   *
   * @example
   * const mean = await payments.operations.findSavedMean(firstPayment.reference);
   * if (mean) await payments.operations.charge(mean, { idempotencyKey: "sub-7-2027-01", amountMinor: 990, currencyCode: "978" });
   */
  charge(mean: SavedMean | TokenisedCard, request: ChargeRequest): Promise<Operation>;
  /**
   * Charges a card whose buyer is on the phone, or has written: an order that staff enter. If the gateway holds it for
   * fraud review, the operation is `accepted` with `newStatus` TO_CHALLENGE, and its payment `in-review` until
   * `acceptReview`, `refuseReview` or `cancel`, or until the reconciler finds it decided in the bank's portal or expired:
   * deliver nothing before. The same holds for `charge`.
   */
  moto(request: MotoRequest): Promise<Operation>;
  /** The card that was saved with a payment; undefined when none was, or is not yet. */
  findSavedMean(reference: string): Promise<SavedMean | undefined>;
  /** How the instalments of a payment stand; undefined when it was not paid in instalments. */
  instalments(reference: string): Promise<InstalmentSchedule | undefined>;
  /**
   * Charges no more instalments of a payment: those that are not charged yet are cancelled. What was charged stays; refund
   * it if the order is cancelled as well.
   */
  cancelInstalments(request: CancelInstalmentsRequest): Promise<InstalmentSchedule>;
  find(idempotencyKey: string): Promise<Operation | undefined>;
  /** All operations on a transaction, the oldest first, and what follows it. */
  of(reference: string): Promise<readonly Operation[]>;
}

/** Creates the operations from the context of the payments. */
export function createOperations(context: CreditContext & CancelInstalmentsContext): Operations {
  // Async, so that a wrong request rejects like everything else.
  return {
    cancel: async (request) => operate(context, "cancel", refuseOwnKey(request)),
    refund: async (request) => operate(context, "refund", refuseOwnKey(request)),
    refundOverpayment: (reference, attribution) => refundOverpayment(context, reference, attribution),
    validate: async (request) => operate(context, "validate", refuseOwnKey(request)),
    acceptReview: async (request) => operate(context, "acceptReview", refuseOwnKey(request)),
    refuseReview: async (request) => operate(context, "refuseReview", refuseOwnKey(request)),
    duplicate: async (request) => duplicate(context, refuseOwnKey(request)),
    creditHolder: async (request) => creditHolder(context, refuseOwnKey(request)),
    walletCreditHolder: async (request) => walletCreditHolder(context, refuseOwnKey(request)),
    approveCredit: (decision) => approveCredit(context, decision),
    declineCredit: (decision) => declineCredit(context, decision),
    credits: (since) => context.journal.operations.ofKinds({ kinds: creditKinds, since }),
    charge: async (mean, request) => chargeSavedMean(context, mean, refuseOwnKey(request)),
    moto: async (request) => orderByPhone(context, refuseOwnKey(request)),
    findSavedMean: (reference) => findSavedMean(context, reference),
    instalments: (reference) => instalmentSchedule(context, reference),
    cancelInstalments: (request) => cancelInstalments(context, request),
    find: (idempotencyKey) => context.journal.operations.read(idempotencyKey),
    of: (reference) => operationsOf(context.journal, reference),
  };
}
