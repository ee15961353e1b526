import { operateOnPayment } from "./operate-on-payment.js";

export const refund = operateOnPayment({
  name: "refund",
  verb: "Refund",
  operation: "refund",
  takesPart: true,
  summary: "Refunds all or part of a payment that was captured",
  about: `  sips refund 01JD3QZX8M4W9V2K5T7R1N6B0C --key refund-4711 --by anna --reason "sent back"
  sips refund 01JD3QZX8M4W9V2K5T7R1N6B0C --amount 1000 --key refund-4711-1 --by anna --reason "one item broken"

A payment that was not captured yet is cancelled: see sips help cancel.`,
});
