import type { Attempt } from "../domain/attempt.js";
import { attemptOfOperation } from "../domain/attempt-of-operation.js";
import { takenPaymentOf } from "../domain/taken-payment.js";
import type { Journal } from "../journal/journal.js";

/** The payment that staff took under this reference, in the form of an attempt; undefined when there is none. */
export async function findTakenPayment(
  { operations }: Pick<Journal, "operations">,
  reference: string,
): Promise<Attempt | undefined> {
  const all = await operations.of(reference);
  const operation = all.find((one) => takenPaymentOf(one) === reference);
  return operation && attemptOfOperation(operation, all);
}
