import { operateOnPayment } from "./operate-on-payment.js";

export const validate = operateOnPayment({
  name: "validate",
  verb: "Validate",
  operation: "validate",
  takesPart: true,
  summary: "Validates all or part of a payment, so that it is captured",
  about: `  sips validate 01JD3QZX8M4W9V2K5T7R1N6B0C --key ship-4711 --by anna --reason "sent today"

Payments to validate that expire soon: sips search --capture-due-before TIME`,
});
