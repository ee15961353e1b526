/**
 * Choices about the gateway on which public sources disagree, or that they leave open. The simulator plays either way,
 * so that a client can be shown to be right in both. The first value of each is the default.
 */
export const readingChoices = {
  /** How an order is answered that fraud controls hold for review: with which `responseCode` beside ORANGE. */
  heldPayments: ["00-orange", "05-orange"],
  /**
   * `redirectionStatusCode` for a card that cannot be authenticated (not enrolled, or the directory out of order):
   * with 01, 10 and 80 as well, `redirectionData` comes along and the order may go on.
   */
  unauthenticatedCards: ["00", "01", "10", "80"],
  /** What says that a `paResMessage` is not the bank's: `errorFieldName`, or `holderAuthentResponseCode` 95 or 96. */
  forgedPaRes: ["error-field", "95", "96"],
  /** Fields that the method's table does not have: passed over, or refused with 12 and their name. */
  unknownFields: ["ignored", "refused"],
  /** The code for characters that do not belong into a field; other wrong forms are 30 in both readings. */
  invalidCharacters: ["30", "12"],
  /** Which text fields may be given as a JSON integer: the references and ids that clients send so, all, or none. */
  integersForText: ["references", "all", "none"],
  /** Fields of an answer that have no value: left out, sent as empty texts, or sent as null. */
  emptyFields: ["absent", "empty-text", "null"],
  /** Which answers have no seal: those to an unknown shop or key, all refusals, or all answers. */
  unsealedAnswers: ["unknown-caller", "refusals", "all"],
  /** How outside pages (PayPal, iDEAL and the like) bring the buyer back: named fields, or `Data` and `Seal`. */
  supplierReturn: ["fields", "sealed-data"],
  /**
   * How the gateway learns what the buyer of a credit transfer (iDEAL, Sofort) has done at their bank: from the bank, or
   * only when the shop asks with creditTransferFinalizeAndOrder.
   */
  transferNotice: ["from-bank", "finalize-only"],
} as const;

type ReadingChoices = typeof readingChoices;

/** How the simulated gateway reads what its sources leave open. */
export type Readings = { readonly [name in keyof ReadingChoices]: ReadingChoices[name][number] } & {
  /**
   * How long a new payment stays unknown (25) and a changed one busy (24) to the next call, in milliseconds of the
   * simulator's time. 0: the books are written at once.
   */
  readonly visibleAfterMs: number;
};

/** The readings that choose between named values. Names of the table are what its type says. */
export const choiceEntries = Object.entries(readingChoices) as readonly (readonly [
  keyof ReadingChoices,
  readonly string[],
])[];

export const readingNames: readonly (keyof Readings)[] = [
  ...choiceEntries.map(([name]) => name),
  "visibleAfterMs",
];

export const defaultReadings: Readings = {
  heldPayments: "00-orange",
  unauthenticatedCards: "00",
  forgedPaRes: "error-field",
  unknownFields: "ignored",
  invalidCharacters: "30",
  integersForText: "references",
  emptyFields: "absent",
  unsealedAnswers: "unknown-caller",
  supplierReturn: "fields",
  transferNotice: "from-bank",
  visibleAfterMs: 0,
};

/** The readings in force. */
export interface ReadingsInForce {
  current(): Readings;
  /** Changes some. Throws RangeError that names the reading at fault and what it takes; then none is changed. */
  set(change: Readonly<Record<string, unknown>>): void;
  /** Back to those of the start. */
  reset(): void;
}

/** @param atStart what differs from the defaults; checked as `set` does */
export function createReadings(atStart: Partial<Readings> = {}): ReadingsInForce {
  const first = changed(defaultReadings, atStart);
  let current = first;
  return {
    current: () => current,
    set(change) {
      current = changed(current, change);
    },
    reset() {
      current = first;
    },
  };
}

function changed(readings: Readings, change: Readonly<Record<string, unknown>>): Readings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) check(name, value);
  // Each name and value has just been found in the table.
  return { ...readings, ...(Object.fromEntries(given) as Partial<Readings>) };
}

function check(name: string, value: unknown): void {
  if (name === "visibleAfterMs") {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return;
    throw new RangeError("visibleAfterMs: a whole number of milliseconds from 0.");
  }
  const choices = Object.hasOwn(readingChoices, name)
    ? // Own keys of the table are exactly what its type says.
      readingChoices[name as keyof ReadingChoices]
    : undefined;
  if (!choices) throw new RangeError(`"${name}" is no reading. Known: ${readingNames.join(", ")}.`);
  if (!choices.some((choice) => choice === value)) {
    throw new RangeError(`${name}: one of ${choices.join(", ")}.`);
  }
}
