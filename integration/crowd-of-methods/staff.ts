import { PaymentError, type Operation } from "@sips-kit/server";
import type { SeededRandom } from "../history/seeded-random.js";
import type { Crowd } from "./crowd.js";

/** Staff do something about one order: they cancel, refund, validate, duplicate, charge a saved card, or decide a review. */
export async function workOn(
  { shop }: Crowd,
  orderId: string,
  random: SeededRandom,
  idempotencyKey: string,
): Promise<string> {
  const { operations } = shop.payments;
  const [payment] = await shop.payments.listByOrder(orderId);
  if (!payment) return "nothing to do";
  const { reference, overpaid } = payment;
  const kind = random.oneOf(["cancel", "refund", "refund", "validate", "duplicate", "charge"] as const);
  const amountMinor = 1 + random.below(2_000);
  const request = { idempotencyKey, reference };
  const run = async (): Promise<Operation | undefined> => {
    const [surplus] = overpaid?.refund ?? [];
    if (surplus !== undefined) return operations.refundOverpayment(surplus);
    if (payment.state === "in-review") {
      return random.isOnceIn(3) ? operations.refuseReview(request) : operations.acceptReview(request);
    }
    if (kind === "validate") return operations.validate(request);
    if (kind !== "charge") return operations[kind]({ ...request, amountMinor });
    const mean = await operations.findSavedMean(reference);
    return mean && operations.charge(mean, { idempotencyKey, amountMinor, currencyCode: "978" });
  };
  // Two people, or one who clicks twice.
  const ends = await Promise.allSettled(random.isOnceIn(4) ? [run(), run()] : [run()]);
  for (const end of ends) {
    if (end.status === "rejected" && !(end.reason instanceof PaymentError)) throw end.reason;
  }
  return `staff: ${kind}`;
}
