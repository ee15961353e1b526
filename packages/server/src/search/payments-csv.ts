import { isPaid, type Attempt } from "../domain/attempt.js";
import { chargedMinor } from "../domain/charged-minor.js";
import type { Payment } from "../domain/payment.js";
import { csvRow, isoOf } from "./csv-row.js";

/** The fields of an exported payment. */
type Exported = Pick<
  Payment,
  | "reference"
  | "orderId"
  | "state"
  | "paymentMethod"
  | "amountMinor"
  | "currencyCode"
  | "createdAt"
  | "updatedAt"
  | "responseCode"
  | "authorisationId"
  | "maskedPan"
  | "paymentMeanBrand"
  | "customerId"
  | "instalments"
>;

const columns = [
  "createdAt",
  "updatedAt",
  "reference",
  "orderId",
  "state",
  "paymentMethod",
  "amountMinor",
  "currencyCode",
  "responseCode",
  "authorisationId",
  "maskedPan",
  "paymentMeanBrand",
  "customerId",
  "chargedMinor",
] as const satisfies (keyof Exported | "chargedMinor")[];

/** The header line of a CSV export (RFC 4180). */
export const csvHead = csvRow(columns);

/** One payment as a CSV line; times are ISO 8601 in UTC. */
export function csvLine(payment: Exported): string {
  const { createdAt, updatedAt } = payment;
  const shown = {
    ...payment,
    createdAt: isoOf(createdAt),
    updatedAt: isoOf(updatedAt),
    // What the bank's statement shows of it: later instalments have their own lines.
    chargedMinor: isPaid(payment.state) ? chargedMinor(payment) : undefined,
  };
  return csvRow(columns.map((name) => shown[name]));
}

/** The exported fields of an attempt. */
export function exportedOf(attempt: Attempt): Exported {
  const { facts } = attempt;
  return {
    reference: attempt.reference,
    orderId: attempt.orderId,
    state: attempt.state,
    paymentMethod: attempt.paymentMethod,
    amountMinor: attempt.amountMinor,
    currencyCode: attempt.currencyCode,
    createdAt: attempt.createdAt,
    updatedAt: attempt.updatedAt,
    responseCode: facts.responseCode,
    authorisationId: facts.authorisationId,
    maskedPan: facts.maskedPan,
    paymentMeanBrand: facts.paymentMeanBrand,
    customerId: facts.customerId,
    instalments: facts.instalments,
  };
}
