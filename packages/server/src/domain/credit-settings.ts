import { checkGroup } from "./check-group.js";
import { PaymentsConfigurationError } from "./errors.js";

/** Limits of credits: money that leaves the shop without a payment before it. Amounts in the smallest unit. */
export interface CreditSettings {
  /** The limit of one credit. */
  readonly perCreditMinor: number;
  /**
   * The limit of all credits of one currency in 24 hours. A credit that waits for approval counts for as long as it
   * waits, and for 24 hours after it was approved.
   */
  readonly perDayMinor: number;
  /**
   * When another person has to approve a credit before it is sent. Default: never. Without a person's name (`by`) no
   * credit can be requested or approved then.
   */
  readonly approval?: {
    /** Credits above this amount need it; 0 for all. */
    readonly aboveMinor: number;
    /** Milliseconds until a request expires. Default: 24 hours. */
    readonly lifeMs?: number;
  };
}

/** The upper limit of `approval.lifeMs`. */
export const longestApprovalMs = 31 * 24 * 3_600_000;

/** Checks the settings. Throws PaymentsConfigurationError. */
export function requireCredits(settings: CreditSettings): void {
  // Without its `approval`, a misspelled one, credits would be sent at once.
  checkGroup("credits", settings, { perCreditMinor: true, perDayMinor: true, approval: true });
  const { perCreditMinor, perDayMinor, approval } = settings;
  const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount >= 0;
  if (!isAmount(perCreditMinor)) throw wrong("perCreditMinor", "a whole number of the smallest unit");
  if (!isAmount(perDayMinor)) throw wrong("perDayMinor", "a whole number of the smallest unit");
  if (approval === undefined) return;
  checkGroup("credits.approval", approval, { aboveMinor: true, lifeMs: true });
  const { aboveMinor, lifeMs = 1 } = approval;
  if (!isAmount(aboveMinor)) throw wrong("approval.aboveMinor", "a whole number of the smallest unit");
  if (!(lifeMs > 0 && lifeMs <= longestApprovalMs))
    throw wrong("approval.lifeMs", "milliseconds, up to 31 days");
}

function wrong(field: string, shouldHold: string): PaymentsConfigurationError {
  return new PaymentsConfigurationError(`credits.${field}`, shouldHold);
}
