import type { AttemptFacts, AttemptState } from "../../domain/attempt.js";
import type { LimitName } from "../../domain/limit-name.js";

/*
 * Short codes for what the history of every payment repeats. They are stored, so none may ever get another meaning: add
 * new ones, and leave the others as they are.
 */

/** States. */
export const stateCodes = {
  opened: "o",
  starting: "s",
  redirected: "d",
  confirming: "f",
  charging: "c",
  unknown: "u",
  "in-review": "i",
  accepted: "a",
  refused: "r",
  abandoned: "b",
  returned: "t",
} as const satisfies { readonly [state in AttemptState]: string };

/** Facts that stay. */
export const factCodes = {
  sentOrderId: "so",
  responseCode: "r",
  acquirerResponseCode: "ar",
  authorisationId: "ai",
  maskedPan: "p",
  customerId: "c",
  mandateId: "m",
  mandateStatus: "ms",
  valueDate: "v",
  followedUntil: "f",
  changedAt: "ch",
  paymentMeanBrand: "b",
  holderAuthentStatus: "h",
  guaranteeIndicator: "g",
  captureMode: "cm",
  captureDay: "cd",
  captureLimitDate: "cl",
  schemeTransactionIdentifier: "si",
  transactionStatus: "ts",
  scoreColor: "sc",
  reason: "re",
  authentication: "a",
  retryOf: "ro",
  retriedBy: "rb",
  orderedAt: "o",
  merchantId: "mi",
  mayPayAway: "pa",
  letOrderGo: "lg",
  paysBeside: "pb",
  tries: "t",
  limitKeys: "k",
  isHuman: "ih",
  limit: "l",
  limitedUntil: "lu",
  instalments: "in",
} as const satisfies { readonly [name in Exclude<keyof AttemptFacts, PassingFact>]-?: string };

/** How the cardholder was authenticated. */
export const authenticationCodes = {
  challenge: "c",
  frictionless: "f",
  elsewhere: "e",
  none: "n",
} as const satisfies { readonly [how in NonNullable<AttemptFacts["authentication"]>]: string };

/** Frequent values of texts that the gateway gives, stored as their position. Any other text is stored as it is. */
export const frequentValues: { readonly [name in keyof AttemptFacts]?: readonly string[] } = {
  responseCode: ["00"],
  acquirerResponseCode: ["00"],
  guaranteeIndicator: ["Y"],
  transactionStatus: ["TO_CAPTURE"],
  captureDay: ["0"],
  captureMode: ["AUTHOR_CAPTURE", "VALIDATION", "IMMEDIATE"],
  holderAuthentStatus: ["SUCCESS"],
  paymentMeanBrand: ["VISA", "MASTERCARD", "CB"],
  scoreColor: ["GREEN"],
};

/** Names of limits, at the beginning of a limit key: two characters each. */
export const limitCodes = {
  openedByAddress: "oa",
  openedByNetwork56: "o5",
  openedByNetwork48: "o4",
  openedByOrder: "oo",
  sentByAddress: "sa",
  sentByNetwork56: "s5",
  sentByNetwork48: "s4",
  sentByOrder: "so",
  brandsBySession: "bs",
  brandsByWallet: "bw",
  brandsByAddress: "ba",
  refusedByAddress: "ra",
  refusedByNetwork56: "r5",
  refusedByNetwork48: "r4",
  refusedByOrder: "ro",
  refusedByBin: "rb",
  refusedByCard: "rc",
} as const satisfies { readonly [name in LimitName]: string };

/** Facts that are deleted once the payment is over. They have a column of their own, which is rewritten. */
export const passingFacts = [
  "state",
  "proof",
  "earlierProofs",
  "offeredInstalments",
] as const satisfies (keyof AttemptFacts)[];
type PassingFact = (typeof passingFacts)[number];

/** Frequent texts of events, stored as their position. Any other text is stored as it is. */
export const eventTexts: readonly string[] = [
  "card: the first call is being sent",
  "cardValidateAuthenticationAndOrder is being sent",
  "order accepted",
  "order refused",
  "the holder must authenticate",
  "the buyer is back; cardValidateAuthenticationAndOrder is being sent",
  "no card came before the session ended",
  "the buyer did not come back in time",
  "the buyer is sent away and may pay there",
  "the buyer is back",
];
