import { attributionOf } from "../actions/check-attribution.js";
import type { Context } from "../context/context.js";
import type { Attribution } from "../domain/attribution.js";
import type { Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import type { InstalmentSchedule } from "../domain/instalment-standing.js";
import { endInstalment, type EndInstalmentContext } from "./end-instalment.js";
import { findFollowed } from "./follow-payment.js";
import { isOutstanding, readInstalments, type ReadInstalmentsContext } from "./read-instalments.js";

/** The part of the context that this step uses. */
export type CancelInstalmentsContext = ReadInstalmentsContext & EndInstalmentContext;

/** A request to charge no more instalments of a payment. */
export interface CancelInstalmentsRequest extends Attribution {
  /** The payment that the buyer has made themselves. */
  readonly reference: string;
}

/**
 * How the instalments of a payment stand; undefined when it was not paid in instalments.
 *
 * @param reference the payment's own, or that of the soft-declined attempt which it retries
 */
export async function instalmentSchedule(
  context: ReadInstalmentsContext,
  reference: string,
): Promise<InstalmentSchedule | undefined> {
  const found = await findSchedule(context, reference);
  if (!found) return undefined;
  const { first, attempt } = found;
  const reads = await readInstalments(context, first, attempt);
  return {
    reference: attempt.reference,
    orderId: attempt.orderId,
    currencyCode: attempt.currencyCode,
    instalments: reads.map(({ standing }) => standing),
  };
}

/**
 * Cancels all instalments that are not charged yet; money that was charged stays. One that is being charged at this
 * moment is not stopped, but never charged again. Repeats change nothing.
 *
 * @throws PaymentError PAYMENT_OPERATION_INVALID when the payment has no instalments, or `by` or `reason` is too long
 */
export async function cancelInstalments(
  context: CancelInstalmentsContext,
  request: CancelInstalmentsRequest,
): Promise<InstalmentSchedule> {
  const attribution = attributionOf(request);
  const found = await findSchedule(context, request.reference);
  if (!found) throw noInstalments();
  const { first, attempt } = found;
  const outstanding = (await readInstalments(context, first, attempt)).filter(isOutstanding);
  for (const one of outstanding) {
    await endInstalment(context, first, one, { kind: "cancelInstalment", ...attribution });
  }
  await lookSoon(context, first);
  const schedule = await instalmentSchedule(context, attempt.reference);
  if (!schedule) throw noInstalments();
  return schedule;
}

async function findSchedule(
  { journal }: ReadInstalmentsContext,
  reference: string,
): Promise<{ readonly first: string; readonly attempt: Attempt } | undefined> {
  const given = await journal.read(reference);
  const first = given?.facts.retryOf ?? reference;
  const attempt = await findFollowed(journal, first);
  return attempt?.facts.instalments ? { first, attempt } : undefined;
}

/** The reconciler tells the shop of the cancellation at its next round. */
async function lookSoon({ journal, now }: Pick<Context, "journal" | "now">, first: string): Promise<void> {
  await journal.operations.move(instalmentSeries.keyOf(first), {
    to: "prepared",
    at: now(),
    what: "instalments were cancelled",
    checkAt: now(),
  });
}

function noInstalments(): PaymentError {
  return new PaymentError("PAYMENT_OPERATION_INVALID", "This payment was not made in instalments.", {
    field: "reference",
  });
}
