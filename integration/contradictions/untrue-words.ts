import { controlOf } from "../control.js";
import type { Shop } from "../shop.js";
import type { ToldOfOrder } from "./come-again.js";

interface Notification {
  readonly reference: string;
  readonly state: string;
}

/**
 * All that shop and buyers were ever told and that the gateway's books contradict, and refunds beyond what was taken.
 */
export async function untrueWords(
  shop: Shop,
  told: readonly ToldOfOrder[],
  notifications: readonly Notification[],
): Promise<readonly string[]> {
  const control = controlOf(shop);
  const [movements, transactions] = [await control.movements(), await control.transactions()];
  const chargesOf = (reference: string) =>
    movements.filter((one) => one.transactionReference === reference && one.kind === "charge").length;
  const isHeld = (reference: string) =>
    transactions.some((one) => one["transactionReference"] === reference && one["status"] === "TO_CHALLENGE");
  const isUntrue = (reference: string, outcome: string): boolean => {
    const charges = chargesOf(reference);
    if (outcome === "accepted") return charges !== 1 || isHeld(reference);
    if (outcome === "in-review") return charges !== 1;
    return (outcome === "refused" || outcome === "abandoned") && charges !== 0;
  };
  const wrong = [
    ...notifications.map(({ reference, state }) => ({ reference, outcome: state, whom: "the shop" })),
    ...told.flatMap(({ reference, outcome }) => (reference ? { reference, outcome, whom: "a buyer" } : [])),
  ]
    .filter(({ reference, outcome }) => isUntrue(reference, outcome))
    .map(({ reference, outcome, whom }) => {
      const books = `${chargesOf(reference)} charges${isHeld(reference) ? ", held" : ""}`;
      return `${whom} was told that ${reference} is ${outcome}; the gateway has ${books}`;
    });
  for (const { orderId = "", outcome } of told) {
    if (outcome !== "PAYMENT_ORDER_PAID") continue;
    const attempts = await shop.payments.listByOrder(orderId);
    if (!attempts.some(({ reference }) => chargesOf(reference) > 0)) wrong.push(`${orderId} is not paid`);
  }
  const sum = (reference: string, kind: string) =>
    movements
      .filter((one) => one.transactionReference === reference && one.kind === kind)
      .reduce((total, { amount }) => total + amount, 0);
  for (const reference of new Set(movements.map((one) => one.transactionReference))) {
    const [refunded, captured] = [sum(reference, "refund"), sum(reference, "capture")];
    if (refunded > captured) wrong.push(`${reference}: ${refunded} refunded of ${captured} captured`);
  }
  return wrong;
}
