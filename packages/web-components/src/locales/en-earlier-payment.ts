import type { EarlierPaymentWords } from "./locale.js";

/** English for what is told of an earlier payment of the order. */
export const enEarlierPayment: EarlierPaymentWords = {
  see: "See how that payment stands",
  question:
    "A payment for this order was started and may still go through. If you pay again and both go through, the shop will refund one of them.",
  agree: "Pay again anyway",
};
