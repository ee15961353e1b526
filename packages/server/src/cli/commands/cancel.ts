import { operateOnPayment } from "./operate-on-payment.js";

export const cancel = operateOnPayment({
  name: "cancel",
  verb: "Cancel",
  operation: "cancel",
  takesPart: true,
  summary: "Cancels all or part of a payment that was not captured yet",
  about: `  sips cancel 01JD3QZX8M4W9V2K5T7R1N6B0C --key cancel-4711 --by anna --reason "changed their mind"

A payment that was captured is refunded: see sips help refund. One that is held for fraud review ends as abandoned, and
the shop's own server tells the shop so.`,
});
