import type { Payment } from "./payment.js";

/** The warning about a payment in capture mode VALIDATION that nobody has validated. */
export interface CaptureDue {
  /** `due`: validate or cancel it before `limitDate` ends. `expired`: it was not captured, and will not be. */
  readonly kind: "due" | "expired";
  readonly payment: Payment;
  /** The last day on which it can be validated, YYYYMMDD in Paris, as the gateway tells it. */
  readonly limitDate?: string | undefined;
  /** The same for each notification of the same fact: a shop that stores it can ignore repeats. */
  readonly eventId: string;
}
