import { checkGroup } from "./check-group.js";
import { PaymentsConfigurationError } from "./errors.js";

/** How orders in instalments are charged. */
export interface InstalmentSettings {
  /**
   * The `paymentPattern` of the charges. `RECURRING`: RECURRING_1 for the buyer's own payment, RECURRING_N for the
   * later ones. `INSTALMENT`: that value for all. Either way the kit makes one charge for each instalment, and never
   * sends `instalmentData`. Default: `RECURRING`. See docs/open-questions.md.
   */
  readonly pattern?: "RECURRING" | "INSTALMENT";
  /**
   * After how many days an instalment that the bank has refused is charged again: one number for each time. Default:
   * `[1, 3, 7]`, each counted from the refusal before. `[]`: never.
   */
  readonly retryAfterDays?: readonly number[];
}

/** Throws PaymentsConfigurationError naming what is wrong. */
export function requireInstalments(settings: InstalmentSettings): void {
  checkGroup("instalments", settings, { pattern: true, retryAfterDays: true });
  const { pattern = "RECURRING", retryAfterDays = [] } = settings;
  if (pattern !== "RECURRING" && pattern !== "INSTALMENT") {
    throw new PaymentsConfigurationError("instalments.pattern", "RECURRING or INSTALMENT");
  }
  const areDays =
    Array.isArray(retryAfterDays) &&
    retryAfterDays.length <= 10 &&
    retryAfterDays.every((days) => typeof days === "number" && days > 0 && days <= 30);
  if (!areDays) {
    throw new PaymentsConfigurationError(
      "instalments.retryAfterDays",
      "up to ten numbers of days, each up to 30",
    );
  }
}
