import type { FraudListLevel, FraudListType } from "./fraud-lists.js";

/** What the pre-authorisation controls have found. BLACK and RED stop the order, ORANGE holds it, WHITE accepts it. */
export interface Screening {
  readonly color: "BLACK" | "RED" | "ORANGE" | "WHITE";
  /** None when the card is held for review because of its digits. */
  readonly hits: readonly Hit[];
  /** The card's country, when the shop takes no cards from it. */
  readonly refusedCountry?: string;
}

/** A list that an order was found on. */
export interface Hit {
  readonly type: FraudListType;
  readonly level: FraudListLevel;
}

/** The card countries that a shop accepts or rejects for one order (fraudData). */
export interface CardCountries {
  /** Only these; all when absent. */
  readonly allowed?: readonly string[];
  readonly denied?: readonly string[];
}
