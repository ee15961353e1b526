import type { Context } from "../context/context.js";
import { findTakenPayment } from "./find-taken-payment.js";
import { foreignField } from "./foreign-record.js";
import type { Gateway } from "../gateway/gateway.js";
import { standingOf, type Standing } from "../proof/transaction-standing.js";
import { isNewTransaction, type Operation, type PaidWith, type Snapshot } from "../domain/operation.js";

/** The result of querying a transaction. */
export type SnapshotRead =
  | {
      readonly kind: "found";
      readonly before: Snapshot;
      /** The amount of the order, in the smallest unit. */
      readonly originAmount: number | undefined;
      readonly currencyCode: string | undefined;
      readonly orderId: string | undefined;
      readonly responseCode: string | undefined;
      readonly acquirerResponseCode: string | undefined;
      readonly standing: Standing;
      readonly paidWith: PaidWith;
    }
  /** The gateway says, sealed, that it does not know this reference. */
  | { readonly kind: "unknown-reference"; readonly what: string; readonly code: string }
  /** The gateway was not reached, refuses to tell, or answers about something else: nothing is known. */
  | { readonly kind: "unreachable"; readonly what: string; readonly code: string; readonly field?: string };

/**
 * Reads the transaction that an operation works on or makes. The record of a payment that contradicts what the journal
 * has of it counts as not read.
 */
export async function readTransactionOf(
  context: Pick<Context, "gateway" | "journal" | "log">,
  { kind, reference, newReference }: Operation,
): Promise<SnapshotRead> {
  const { gateway, journal } = context;
  const read = await readSnapshot(gateway, newReference ?? reference);
  if (read.kind !== "found" || isNewTransaction(kind)) return read;
  const payment = (await journal.read(reference)) ?? (await findTakenPayment(journal, reference));
  const field = payment && foreignField(context, payment, read);
  return field === undefined ? read : contradicting(field, "GATEWAY_ECHO_MISMATCH");
}

/** Reads status and amounts of a transaction. */
export async function readSnapshot(gateway: Gateway, transactionReference: string): Promise<SnapshotRead> {
  const outcome = await gateway.getTransactionData({ transactionReference });
  switch (outcome.kind) {
    case "accepted": {
      const { transactionStatus, currentAmount, originAmount, currencyCode, orderId } = outcome.answer;
      const { responseCode, acquirerResponseCode, authorisationId, maskedPan, paymentMeanBrand } =
        outcome.answer;
      return {
        kind: "found",
        before: { transactionStatus, currentAmount: amountOf(currentAmount) },
        originAmount: amountOf(originAmount),
        currencyCode,
        orderId,
        responseCode,
        acquirerResponseCode,
        standing: standingOf(outcome.answer),
        paidWith: { authorisationId, maskedPan, paymentMeanBrand },
      };
    }
    case "refused":
      return outcome.code === "25"
        ? {
            kind: "unknown-reference",
            what: "the gateway does not know this transaction",
            code: outcome.code,
          }
        : { kind: "unreachable", what: `the gateway refuses to tell (${outcome.code})`, code: outcome.code };
    default: {
      const { code, field } = outcome.error;
      return field === undefined
        ? { kind: "unreachable", what: "the gateway could not be asked", code }
        : contradicting(field, code);
    }
  }
}

function contradicting(field: string, code: string): SnapshotRead {
  return {
    kind: "unreachable",
    what: `the gateway's record has another ${field}; manual check needed`,
    code,
    field,
  };
}

function amountOf(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : Number(text);
}
