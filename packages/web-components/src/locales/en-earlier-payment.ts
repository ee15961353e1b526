import type { EarlierPaymentWords } from "./locale.js";

/** English for the message about an earlier payment of the order. */
export const enEarlierPayment: EarlierPaymentWords = {
  see: "Check the status of that payment",
  question:
    "A payment for this order was started and may still go through. If you pay again and both go through, the shop will refund one of them.",
  agree: "Pay again anyway",
};
