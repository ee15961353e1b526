import type { Random } from "../random.js";

/** How the shop charges saved cards, the same for a whole run. */
export interface SavedCardSettings {
  /** Whether authentication and order are two calls. */
  readonly authenticateSeparately: boolean;
  /** Which orders are charged without asking the buyer's bank. */
  readonly withoutAuthentication: (order: { readonly amountMinor: number }) => boolean;
}

export function savedCardSettings(random: Random): SavedCardSettings {
  const authenticateSeparately = random.chance(0.4);
  const limitMinor = random.pick([0, 0, 50_000]);
  return { authenticateSeparately, withoutAuthentication: ({ amountMinor }) => amountMinor < limitMinor };
}
