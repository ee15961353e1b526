import { operateOnPayment } from "./operate-on-payment.js";

export const accept = operateOnPayment({
  name: "accept",
  verb: "Accept",
  operation: "acceptReview",
  takesPart: false,
  summary: "Accepts a payment that is held for fraud review",
  about: `  sips accept 01JD3QZX8M4W9V2K5T7R1N6B0C --key review-4711 --by anna --reason "known customer"

Payments that are held: sips search --state in-review. What the fraud rules have found: sips fraud explain REFERENCE. Your
server notifies the shop of the result (onResult).`,
});
