import { PaymentError } from "./errors.js";

/** The error of a field of an operation, an action or a credit; `shouldBe` says what is expected. */
export function wrongField(field: string, shouldBe: string): PaymentError {
  return new PaymentError("PAYMENT_OPERATION_INVALID", `${field} should be ${shouldBe}.`, { field });
}
