import { PaymentsConfigurationError } from "./errors.js";
import { checkSettings, type Shapes } from "../runtime/check-settings.js";

/**
 * Checks the settings of a function of ours: createPayments, a router, or one that makes a payment method.
 *
 * @throws PaymentsConfigurationError naming the function and the setting
 */
export function checkFunctionSettings<Settings extends object>(
  where: string,
  settings: Settings,
  shapes: Shapes<Settings>,
): void {
  const refuse = (name: string, shouldHold: string) =>
    new PaymentsConfigurationError(name || "settings", shouldHold, where);
  checkSettings(settings, shapes, refuse);
}
