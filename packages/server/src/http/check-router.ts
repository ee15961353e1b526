import { PaymentsConfigurationError } from "../domain/errors.js";
import type { Payments } from "../payments/create-payments.js";
import { checkSettings, type Shapes } from "../runtime/check-settings.js";

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
  const refuse = (name: string, shouldHold: string) =>
    new PaymentsConfigurationError(name || "settings", shouldHold, where);
  // A shop in JavaScript has no types.
  if (typeof payments?.publicUrl !== "string") throw refuse("payments", "what createPayments gives");
  checkSettings(settings, shapes, refuse);
}
