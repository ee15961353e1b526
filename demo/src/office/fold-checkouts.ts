import type { ListedPayment } from "./listed-payment.js";

/** A row of the list, and the number of opened, unpaid checkouts of its order that it represents. */
export interface ListRow {
  readonly listed: ListedPayment;
  readonly folded: number;
}

/**
 * Every look at the checkout opens an attempt to pay. The unused ones of an order are folded into the newest attempt of
 * it that was used or, if none was, into the newest one.
 */
export function foldCheckouts(payments: readonly ListedPayment[]): readonly ListRow[] {
  const shown = new Map<string, string>();
  for (const { payment } of [...payments.filter(isUsed), ...payments]) {
    if (!shown.has(payment.orderId)) shown.set(payment.orderId, payment.reference);
  }
  const isShown = (one: ListedPayment) =>
    isUsed(one) || one.payment.orderId === "" || shown.get(one.payment.orderId) === one.payment.reference;
  const folded = payments.filter((one) => !isShown(one)).map(({ payment }) => payment.orderId);
  return payments.filter(isShown).map((listed) => ({
    listed,
    folded:
      shown.get(listed.payment.orderId) === listed.payment.reference
        ? folded.filter((orderId) => orderId === listed.payment.orderId).length
        : 0,
  }));
}

function isUsed({ payment }: ListedPayment): boolean {
  return payment.state !== "opened";
}
