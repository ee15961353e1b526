import type { OrderDetails } from "../domain/order.js";
import type { Gateway, Outcome } from "../gateway/gateway.js";
import type { Attribution } from "../domain/attribution.js";
import type { Operation, OperationKind } from "../domain/operation.js";

/** What a merchant asks for. */
export interface OperationRequest extends Attribution {
  /**
   * Idempotency key: the merchant's own id of this request, up to 64 of [A-Za-z0-9_.:-]. Repeats are carried out once.
   */
  readonly idempotencyKey: string;
  /** The `transactionReference` of the payment. */
  readonly reference: string;
  /** In the smallest unit. Default: all that is left. A review decides on the whole payment and has none. */
  readonly amountMinor?: number;
  /** Who did it, for the bank's portal; letters, digits and - up to 20. */
  readonly operationOrigin?: string;
  readonly comment?: string;
  /** With acceptReview: validates the payment for capture at the same time. */
  readonly validate?: boolean;
}

/** A request to pay again with what an earlier payment was paid with. */
export interface DuplicateRequest extends OperationRequest {
  readonly amountMinor: number;
  readonly orderId?: string;
  readonly details?: OrderDetails;
}

/** The fields that the answers of all these methods share. */
export interface OperationAnswer {
  readonly transactionReference?: string | undefined;
  readonly newAmount?: string | undefined;
  readonly newStatus?: string | undefined;
  readonly errorFieldName?: string | undefined;
  readonly acquirerResponseCode?: string | undefined;
  readonly scoreColor?: string | undefined;
  readonly authorisationId?: string | undefined;
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
}

/** Kinds that work on a transaction by its amount. */
export const kindsWithAmount: readonly OperationKind[] = ["cancel", "refund", "validate"];

/** Kinds whose success only a change of the transaction's status shows. */
export const decidedByStatus: readonly OperationKind[] = ["validate", "acceptReview", "refuseReview"];

/** Sends an operation on an existing transaction: one method each, with the fields that it takes. */
export function callFor(
  gateway: Gateway,
  operation: Operation,
  request: OperationRequest,
): Promise<Outcome<OperationAnswer>> {
  const transactionReference = operation.reference;
  const origin = request.operationOrigin ? { operationOrigin: request.operationOrigin } : {};
  const money = {
    transactionReference,
    operationAmount: String(operation.amountMinor ?? 0),
    currencyCode: operation.currencyCode ?? "",
    ...origin,
  };
  const comment = request.comment ? { comment: request.comment } : {};
  switch (operation.kind) {
    case "cancel":
      return gateway.cancel(money);
    case "refund":
      return gateway.refund(money);
    case "validate":
      return gateway.validate(money);
    case "acceptReview":
      return gateway.acceptChallenge({
        transactionReference,
        ...comment,
        ...origin,
        ...(request.validate === undefined ? {} : { validationIndicator: request.validate ? "Y" : "N" }),
      });
    case "refuseReview":
      return gateway.refuseChallenge({ transactionReference, ...comment, ...origin });
    case "duplicate":
    case "creditHolder":
    case "walletCreditHolder":
    case "charge":
    case "moto":
    case "saveCard":
    case "watchValidation":
    case "instalments":
    case "cancelInstalment":
    case "giveUpInstalment":
    case "signMandate":
      throw new TypeError(`${operation.kind} does not change an existing transaction.`);
  }
}
