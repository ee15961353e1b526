import type { Mandate, Payment } from "@sips-kit/server";
import type { Context } from "./context.js";
import { ifAnswered } from "./if-answered.js";

// Each mandate's debits take one call; few customers have signed more.
const mostWithDebits = 10;

/**
 * The mandates of a customer with their debits, or the one of a guest's payment; undefined while the gateway cannot be
 * queried.
 */
export async function mandatesOf(
  { payments: { mandates } }: Pick<Context, "payments">,
  { customerId, mandateId }: Pick<Payment, "customerId" | "mandateId">,
): Promise<readonly Mandate[] | undefined> {
  return ifAnswered(async () => {
    if (customerId === undefined) return mandateId === undefined ? [] : [await mandates.read(mandateId)];
    const listed = await mandates.ofCustomer(customerId);
    const told = await Promise.all(
      listed.slice(0, mostWithDebits).map((one) => mandates.read(one.mandateId)),
    );
    return [...told, ...listed.slice(mostWithDebits)];
  });
}
