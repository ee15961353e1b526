import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import type { Payments } from "../payments/payments.js";
import type { Shapes } from "../runtime/check-settings.js";

/**
 * Checks what a router is made of.
 *
 * @throws PaymentsConfigurationError naming the router's function and the setting
 */
export function checkRouter<Settings extends object>(
  where: string,
  payments: Payments,
  settings: Settings,
  shapes: Shapes<Settings>,
): void {
  // A shop in JavaScript has no types.
  if (typeof payments?.publicUrl !== "string" || typeof payments.createSession !== "function") {
    throw new PaymentsConfigurationError("payments", "what createPayments gives", where);
  }
  checkFunctionSettings(where, settings, shapes);
}
