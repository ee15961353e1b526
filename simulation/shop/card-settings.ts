import type { Faults } from "../faults.js";
import type { Random } from "../random.js";

/** How the shop takes cards, new and saved ones, the same for a whole run. */
export interface ShopCardSettings {
  /** Whether a payment goes on when the gateway could not authenticate its cardholder. */
  readonly continueWithoutAuthentication: boolean;
  /** How cards that the page has encrypted go to the gateway: as they are, or behind its token. */
  readonly cseVia: "ciphertext" | "token";
  readonly authenticatedElsewhere: { readonly required: boolean; readonly lifeMs: number };
}

export function cardSettings(random: Random, faults: Faults): ShopCardSettings {
  return {
    continueWithoutAuthentication: random.chance(0.4),
    cseVia: random.pick(["ciphertext", "ciphertext", "token"]),
    authenticatedElsewhere: {
      // Only where each buyer of cards is authenticated elsewhere.
      required: faults.rate("merchant.authenticates-elsewhere") === 1,
      lifeMs: random.pick([1, 24]) * 3_600_000,
    },
  };
}
