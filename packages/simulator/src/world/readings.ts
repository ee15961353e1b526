/**
 * Behaviours of the gateway on which public sources disagree, or that they leave open. The simulator supports every
 * variant, so that a client can be tested against each. The first value of each is the default.
 */
export const readingChoices = {
  /** The `responseCode` next to ORANGE for an order that fraud controls hold for review. */
  heldPayments: ["00-orange", "05-orange"],
  /**
   * `redirectionStatusCode` for a card that cannot be authenticated (not enrolled, or the directory out of order): with
   * 01, 10 and 80 as well, `redirectionData` is included and the order may continue.
   */
  unauthenticatedCards: ["00", "01", "10", "80"],
  /** How a forged `paResMessage` is reported: `errorFieldName`, or `holderAuthentResponseCode` 95 or 96. */
  forgedPaRes: ["error-field", "95", "96"],
  /** Fields that are not in the method's table: ignored, or refused with 12 and their name. */
  unknownFields: ["ignored", "refused"],
  /** The code for characters that a field does not permit; other format errors are 30 in both readings. */
  invalidCharacters: ["30", "12"],
  /** Which text fields may be JSON integers: the references and ids that clients send so, all, or none. */
  integersForText: ["references", "all", "none"],
  /** Fields of an answer without a value: omitted, sent as empty texts, or sent as null. */
  emptyFields: ["absent", "empty-text", "null"],
  /** Which answers have no seal: those to an unknown shop or key, all refusals, or all answers. */
  unsealedAnswers: ["unknown-caller", "refusals", "all"],
  /** How external pages (PayPal, iDEAL and the like) return the buyer: named fields, or `Data` and `Seal`. */
  supplierReturn: ["fields", "sealed-data"],
  /**
   * How the gateway learns what the buyer has done who pays at their bank (iDEAL, Sofort) or with Bancontact: from
   * there, or only when the shop finalizes.
   */
  transferNotice: ["from-bank", "finalize-only"],
  /** The `transactionStatus` of a debit that the bank has returned: UNPAID or REFUSED. */
  returnedDebits: ["unpaid", "refused"],
  /**
   * What `outerRedirectionUrl` of Bancontact Mobile is: an address of the app's own scheme, or a web address that the
   * app opens on a phone that has it. Here no phone has it, so the web address shows the simulated app.
   */
  appLinks: ["app", "web"],
} as const;

type ReadingChoices = typeof readingChoices;

/** The chosen variant for each open question. */
export type Readings = { readonly [name in keyof ReadingChoices]: ReadingChoices[name][number] } & {
  /**
   * How long a new payment stays unknown (25) and a changed one busy (24) to the next call, in milliseconds of the
   * simulator's time. 0: changes are visible at once.
   */
  readonly visibleAfterMs: number;
};

/** The readings that choose between named values. The table's names are those of its type. */
export const choiceEntries = Object.entries(readingChoices) as readonly (readonly [
  keyof ReadingChoices,
  readonly string[],
])[];

export const readingNames: readonly (keyof Readings)[] = [
  ...choiceEntries.map(([name]) => name),
  "visibleAfterMs",
];

const defaultReadings: Readings = {
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
  returnedDebits: "unpaid",
  appLinks: "app",
  visibleAfterMs: 0,
};

/** The current readings. */
export interface ReadingsInForce {
  current(): Readings;
  /** Changes some. Throws a RangeError that names the reading at fault and its values; then none is changed. */
  set(change: Readonly<Record<string, unknown>>): void;
  /** Restores those of the start. */
  reset(): void;
}

/** @param atStart differences from the defaults; checked as in `set` */
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
  // Each name and value was found in the table above.
  return { ...readings, ...(Object.fromEntries(given) as Partial<Readings>) };
}

function check(name: string, value: unknown): void {
  if (name === "visibleAfterMs") {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return;
    throw new RangeError("visibleAfterMs: a whole number of milliseconds from 0.");
  }
  const choices = Object.hasOwn(readingChoices, name)
    ? // The table's own keys are exactly those of its type.
      readingChoices[name as keyof ReadingChoices]
    : undefined;
  if (!choices) throw new RangeError(`"${name}" is no reading. Known: ${readingNames.join(", ")}.`);
  if (!choices.some((choice) => choice === value)) {
    throw new RangeError(`${name}: one of ${choices.join(", ")}.`);
  }
}
