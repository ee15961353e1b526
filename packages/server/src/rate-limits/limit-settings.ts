import { checkGroup } from "../domain/check-group.js";
import { aFunction, anObject } from "../runtime/check-settings.js";
import type { BuyerRequest } from "../domain/buyer-request.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import { isSecret } from "../domain/is-secret.js";
import { defaultLimits, type LimitRule } from "./limit-rules.js";
import type { LimitName } from "../domain/limit-name.js";

/** A limit was passed. */
export interface LimitPassed {
  readonly limit: LimitName;
  /** Tries within the window, this one included. */
  readonly count: number;
  /** Accepted payments under the same key within the window. */
  readonly accepted: number;
  readonly blockedMs: number;
  /** The address, when the limit counts by it and this process has seen it recently; for addToFraudList. */
  readonly address?: string | undefined;
  readonly orderId?: string | undefined;
  /** The attempt whose decline exceeded the limit. */
  readonly reference?: string | undefined;
}

/** Settings of the limits. */
export interface LimitSettings {
  /** Overrides for some rules; optional fields that are omitted stay as in `defaultLimits`. */
  readonly rules?: Partial<{ readonly [name in LimitName]: LimitRule }>;
  /**
   * Called when a limit is exceeded, at most once per request: true lifts all limits for this attempt from then on, but
   * those of brand look-ups. Verify a captcha here; the page sends its answer in a cookie or a header. When it throws,
   * limits with `onExceeded: "captcha"` reject nobody.
   */
  isHuman?(request: BuyerRequest): Promise<boolean> | boolean;
  /** Called when a limit is exceeded, without being awaited. See `reportToFraudList`. */
  readonly onPassed?: (passed: LimitPassed) => Promise<void> | void;
  /**
   * Key of the hashes that tries are counted under: 32 characters or more, the same on every instance. Without it tries
   * are counted under each of the `signingKeys`, so that a new key put in front of the old one resets nothing.
   */
  readonly secret?: string;
}

/** Checks the settings. Throws PaymentsConfigurationError naming what is wrong. */
export function requireLimits(settings: LimitSettings = {}): void {
  checkGroup("limits", settings, { rules: anObject, isHuman: aFunction, onPassed: aFunction, secret: true });
  const { rules = {}, secret } = settings;
  if (secret !== undefined && !isSecret(secret)) {
    throw new PaymentsConfigurationError("limits.secret", "a secret of 32 characters or more");
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(defaultLimits, name)) {
      throw new PaymentsConfigurationError(
        "limits.rules",
        `names among ${Object.keys(defaultLimits).join(", ")}`,
      );
    }
    requireRule(name, rule);
  }
}

function requireRule(name: string, rule: LimitRule): void {
  const shapes = { free: true, windowMs: true, perAccepted: true, onExceeded: true } as const;
  checkGroup(`limits.rules.${name}`, rule, shapes);
  const { free, windowMs, perAccepted = 0, onExceeded = "reject" } = rule;
  // Written so that NaN fails as well.
  if (!(free >= 0 && windowMs > 0)) {
    throw new PaymentsConfigurationError(
      `limits.rules.${name}`,
      "free, a number of tries from 0, and windowMs, milliseconds above 0",
    );
  }
  // An infinite number of them times no accepted payment would be NaN, and hold nobody.
  if (!(Number.isFinite(perAccepted) && perAccepted >= 0)) {
    throw new PaymentsConfigurationError(`limits.rules.${name}.perAccepted`, "a number of tries from 0");
  }
  if (onExceeded !== "reject" && onExceeded !== "captcha") {
    throw new PaymentsConfigurationError(`limits.rules.${name}.onExceeded`, '"reject" or "captcha"');
  }
}
