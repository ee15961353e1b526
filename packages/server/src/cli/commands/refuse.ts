import { operateOnPayment } from "./operate-on-payment.js";

export const refuse = operateOnPayment({
  name: "refuse",
  verb: "Refuse",
  operation: "refuseReview",
  takesPart: false,
  summary: "Refuses a payment that is held for fraud review",
  about: `  sips refuse 01JD3QZX8M4W9V2K5T7R1N6B0C --key review-4711 --by anna --reason "stolen card"

Payments that are held: sips search --state in-review. What the fraud rules have found: sips fraud explain REFERENCE. Your
server notifies the shop of the result (onResult).`,
});
