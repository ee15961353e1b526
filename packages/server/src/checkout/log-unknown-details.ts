import type { Context } from "../context/context.js";
import { fieldName } from "../domain/field-name.js";
import type { Order } from "../domain/order.js";
import { detailsFor } from "../payment-methods/order-fields.js";

/**
 * Logs the names of details that no order has: a misspelled `captureMode` is not sent, and the money taken at once. The
 * buyer can pay nevertheless: a shop may pass on more than the gateway takes.
 */
export function logUnknownDetails(context: Pick<Context, "log">, { orderId, details = {} }: Order): void {
  // The enrolment of a card takes all details that an order may have.
  const known = detailsFor("cardCheckEnrollment", details);
  const unknown = Object.keys(details).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  const names = unknown.map((name) => fieldName(name) ?? "a name that is none").join(", ");
  context.log({ step: "details left out", orderId, detail: `${names}: no field of an order's details` });
}
