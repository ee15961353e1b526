import { checkSettings, type Shapes } from "../runtime/check-settings.js";
import { PaymentsConfigurationError } from "./errors.js";

/**
 * Checks a group of settings of createPayments, such as `credits`.
 *
 * @throws PaymentsConfigurationError naming the group and the setting in it
 */
export function checkGroup<Settings extends object>(
  group: string,
  settings: Settings,
  shapes: Shapes<Settings>,
): void {
  const refuse = (name: string, shouldHold: string) =>
    new PaymentsConfigurationError(name ? `${group}.${name}` : group, shouldHold);
  checkSettings(settings, shapes, refuse);
}
