import { defaultLimits, type LimitName, type LimitSettings } from "@sips-kit/server";

const rules = Object.keys(defaultLimits).map((name) => [name, { free: 1_000_000, windowMs: 3_600_000 }]);

/** No limits, for tests whose buyers all come from one address. */
export const unlimited: LimitSettings = {
  // The keys are those of the defaults.
  rules: Object.fromEntries(rules) as { [name in LimitName]: { free: number; windowMs: number } },
};
