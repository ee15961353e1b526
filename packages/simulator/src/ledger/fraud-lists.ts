import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";

export const fraudListTypes = [
  "CardList",
  "CardBinList",
  "IdList",
  "IpList",
  "EmailList",
  "CustomerNameList",
  "PhoneNumberList",
  "PostalCodeList",
  "IbanList",
  "BicList",
  "MandateList",
] as const;

export type FraudListType = (typeof fraudListTypes)[number];

/** In order of precedence: black stops an order whatever other list it is on. */
export const fraudListLevels = ["Black", "White", "Grey"] as const;

export type FraudListLevel = (typeof fraudListLevels)[number];

/** One element of a shop's list. */
export interface FraudListElement {
  readonly merchantId: string;
  readonly type: FraudListType;
  readonly level: FraudListLevel;
  /** The value for comparison: a card's fingerprint, or a text in lower case. */
  readonly value: string;
  /** The displayed value. */
  readonly shown: string;
  readonly reasonCode?: string;
  readonly addedAt: number;
}

/** The fraud lists of all shops. */
export interface FraudLists {
  add(element: Omit<FraudListElement, "addedAt">): void;
  /** False when it was not there. */
  remove(element: Pick<FraudListElement, "merchantId" | "type" | "level" | "value">): boolean;
  /** The levels of the lists that one of these values is on. */
  levelsOf(merchantId: string, type: FraudListType, values: readonly string[]): readonly FraudListLevel[];
  all(): readonly FraudListElement[];
  reset(): void;
}

export function createFraudLists(clock: Clock, store: Store): FraudLists {
  const elements = store.collection<FraudListElement>("fraudLists");
  const keyOf = ({ merchantId, type, level, value }: Parameters<FraudLists["remove"]>[0]) =>
    `${merchantId} ${type} ${level} ${value}`;
  return {
    add: (element) => elements.set(keyOf(element), { ...element, addedAt: clock.now() }),
    remove(element) {
      const isThere = elements.has(keyOf(element));
      elements.delete(keyOf(element));
      return isThere;
    },
    levelsOf: (merchantId, type, values) =>
      elements.size === 0
        ? []
        : fraudListLevels.filter((level) =>
            values.some((value) => elements.has(keyOf({ merchantId, type, level, value }))),
          ),
    all: () => [...elements.values()],
    reset: elements.clear,
  };
}
