import { PaymentsConfigurationError } from "../domain/errors.js";
import { checkSettings, type Shapes } from "../runtime/check-settings.js";

/**
 * Checks the settings of a payment method when it is made.
 *
 * @throws PaymentsConfigurationError naming the payment method's function and the setting
 */
export function checkMethodSettings<Settings extends object>(
  where: string,
  settings: Settings,
  shapes: Shapes<Settings>,
): void {
  const refuse = (name: string, shouldHold: string) =>
    new PaymentsConfigurationError(name || "settings", shouldHold, where);
  checkSettings(settings, shapes, refuse);
}
