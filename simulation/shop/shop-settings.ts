import type { Faults } from "../faults.js";
import type { Random } from "../random.js";
import { cardSettings, type ShopCardSettings } from "./card-settings.js";
import { savedCardSettings, type SavedCardSettings } from "./saved-card-settings.js";

/** What the shop's servers are set to, the same for a whole run. */
export interface ShopSettings {
  readonly cards: ShopCardSettings;
  readonly savedCards: SavedCardSettings;
  /** How long before a payment expires the shop is warned: at once, or some time after the run has begun. */
  readonly captureWarningMs: number;
}

export function shopSettings(random: (name: string) => Random, faults: Faults): ShopSettings {
  return {
    cards: cardSettings(random("cards"), faults),
    savedCards: savedCardSettings(random("saved cards")),
    captureWarningMs: random("captures").pick([24, 12.5, 12]) * 3_600_000,
  };
}
