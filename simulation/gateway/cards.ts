import type { Random } from "../random.js";

/** What an issuer does with a card. */
export type CardKind =
  /** The cardholder authenticates, the charge is accepted. */
  | "good"
  /** Frictionless authentication. */
  | "frictionless"
  | "declined"
  /** The cardholder fails to authenticate. */
  | "fails-authentication"
  /** Authorised, and held for the merchant to decide. */
  | "held"
  /** Refused (A1) unless the cardholder was challenged. */
  | "soft-decline"
  /** Not enrolled, enrolment unclear, or a directory that does not answer: 01, 10, 80. */
  | "not-enrolled";

export interface Card {
  readonly index: number;
  readonly kind: CardKind;
  readonly pan: string;
  readonly maskedPan: string;
}

const kinds: readonly (readonly [CardKind, number])[] = [
  ["good", 0.5],
  ["frictionless", 0.33],
  ["declined", 0.05],
  ["fails-authentication", 0.03],
  ["held", 0.04],
  ["soft-decline", 0.03],
  ["not-enrolled", 0.02],
];

export function createCard(index: number, random: Random, kind = kindOf(random.unit())): Card {
  const start = `${random.pick(["41", "42", "51", "50"])}${random.between(1_000, 1_040)}`;
  const pan = withCheckDigit(start + String(100_000_000 + index).slice(0, 9));
  return { index, kind, pan, maskedPan: `${pan.slice(0, 4)}##########${pan.slice(-2)}` };
}

/** The gateway's token for a card. */
export function tokenOf(cardIndex: number): string {
  return `token${cardIndex}`;
}

function kindOf(unit: number): CardKind {
  let rest = unit;
  for (const [kind, share] of kinds) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return "good";
}

function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}
