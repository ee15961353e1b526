import type { FraudListLevel, FraudListType } from "./fraud-lists.js";

/**
 * What the controls before the authorisation have found. BLACK and RED stop the order, ORANGE holds it, WHITE lets it
 * pass.
 */
export interface Screening {
  readonly color: "BLACK" | "RED" | "ORANGE" | "WHITE";
  /** None when the card is one that is held for review by its digits. */
  readonly hits: readonly Hit[];
  /** The card's country, when it is one from which the shop takes no card. */
  readonly refusedCountry?: string;
}

/** A list that an order was found on. */
export interface Hit {
  readonly type: FraudListType;
  readonly level: FraudListLevel;
}

/** The countries of cards that a shop takes or does not take for one order (fraudData). */
export interface CardCountries {
  /** Only these; all when absent. */
  readonly allowed?: readonly string[];
  readonly denied?: readonly string[];
}
