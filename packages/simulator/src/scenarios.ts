import { codes } from "@sips-kit/protocol";

/**
 * What a card does, by its digits. The first six give the brand (brands.ts) and the last two the responseCode, as on
 * the gateway's own simulation platform; digits seven and eight choose one of these behaviours, which is our addition.
 */
export type Behaviour = (typeof behaviours)[keyof typeof behaviours];

export const behaviours = {
  "00": "challenge",
  "01": "frictionless",
  "02": "not-enrolled",
  "03": "attempt",
  "04": "unavailable",
  "05": "review",
  "06": "lost-order",
  "07": "lost-enrolment",
  "08": "slow",
  "09": "soft-decline",
  "10": "unpaid",
  "11": "foreign",
} as const;

/** Where a card was issued, ISO 3166 alpha-3. */
export function issuerCountryOf(behaviour: Behaviour): string {
  return behaviour === "foreign" ? "USA" : "FRA";
}

/** Digits seven and eight; any other pair than those of the table is an ordinary card with a challenge. */
export function behaviourOf(cardNumber: string): Behaviour {
  const digits = cardNumber.slice(6, 8);
  // Own keys of the table are exactly what its type says.
  return Object.hasOwn(behaviours, digits) ? behaviours[digits as keyof typeof behaviours] : "challenge";
}

/** The last two digits when they are a known responseCode, else 00. */
export function responseCodeOf(cardNumber: string): string {
  const digits = cardNumber.slice(-2);
  return Object.hasOwn(codes.responseCode.values, digits) ? digits : "00";
}

/** One card to try, and what it shows. */
export interface ScenarioCard {
  readonly cardNumber: string;
  /** Default brand first. */
  readonly brands: readonly string[];
  readonly behaviour: Behaviour;
  /** What the order answers once the holder has agreed to whatever he was asked. */
  readonly responseCode: string;
  readonly happens: string;
}

/** Cards for documentation, demo and tests: all pass the Luhn check and follow the rule above. */
export const scenarioCards: readonly ScenarioCard[] = [
  // The ordinary ones: every card is enrolled, its holder is asked.
  card("5100000000000800", ["MASTERCARD"], "challenge", "00", "Accepted after a challenge"),
  card("5100000000000305", ["MASTERCARD"], "challenge", "05", "Refused by the issuer after a challenge"),
  card("4100000000000100", ["VISA"], "challenge", "00", "Accepted after a challenge"),
  card("4100000000000605", ["VISA"], "challenge", "05", "Refused by the issuer after a challenge"),
  card("4200000000000000", ["CB"], "challenge", "00", "Accepted after a challenge"),
  card("4200000000000505", ["CB"], "challenge", "05", "Refused by the issuer after a challenge"),
  card(
    "340000000000900",
    ["AMEX"],
    "challenge",
    "00",
    "Accepted after a challenge; 15 digits, security code of 4",
  ),
  card("340000000000405", ["AMEX"], "challenge", "05", "Refused by the issuer after a challenge; 15 digits"),
  card("4000000000000200", ["VPAY"], "challenge", "00", "Accepted after a challenge"),
  card("5000000000000900", ["MAESTRO"], "challenge", "00", "Accepted after a challenge"),

  // Two brands on one card: the holder may choose.
  card("4300000000000900", ["CB", "VISA"], "challenge", "00", "Co-badged, accepted after a challenge"),
  card("4300000000000405", ["CB", "VISA"], "challenge", "05", "Co-badged, refused by the issuer"),
  card("5200000000000700", ["CB", "MASTERCARD"], "challenge", "00", "Co-badged, accepted after a challenge"),
  card("5200000000000205", ["CB", "MASTERCARD"], "challenge", "05", "Co-badged, refused by the issuer"),
  card("4400000000000800", ["CB", "VPAY"], "challenge", "00", "Co-badged, accepted after a challenge"),
  card(
    "4500000000000700",
    ["CB", "VISA_ELECTRON"],
    "challenge",
    "00",
    "Co-badged, accepted after a challenge",
  ),
  card(
    "4600000000000600",
    ["VISA", "MASTERCARD"],
    "challenge",
    "00",
    "Co-badged, accepted after a challenge",
  ),
  card("5300000000000600", ["CB", "MAESTRO"], "challenge", "00", "Co-badged, accepted after a challenge"),

  // Other ends of the authentication.
  card("5100000100000700", ["MASTERCARD"], "frictionless", "00", "Authenticated without asking the holder"),
  card(
    "5100000100000205",
    ["MASTERCARD"],
    "frictionless",
    "05",
    "Authenticated without asking, then refused",
  ),
  card("4300000100000800", ["CB", "VISA"], "frictionless", "00", "Co-badged, authenticated without asking"),
  card("5100000200000600", ["MASTERCARD"], "not-enrolled", "00", "Not enrolled: accepted, not guaranteed"),
  card("5100000300000500", ["MASTERCARD"], "attempt", "00", "Proof of attempt: accepted and guaranteed"),
  card(
    "5100000400000400",
    ["MASTERCARD"],
    "unavailable",
    "00",
    "Authentication out of order: not guaranteed",
  ),

  // Other ends of the order.
  card(
    "5100000500000300",
    ["MASTERCARD"],
    "review",
    "00",
    "Accepted, held for fraud review (TO_CHALLENGE, ORANGE)",
  ),
  card(
    "5100000600000200",
    ["MASTERCARD"],
    "lost-order",
    "00",
    "Charged, but the order's answer never arrives",
  ),
  card(
    "5100000600000705",
    ["MASTERCARD"],
    "lost-order",
    "05",
    "Refused, but the order's answer never arrives",
  ),
  card("5100000700000100", ["MASTERCARD"], "lost-enrolment", "00", "The enrolment's answer never arrives"),
  card("5100000800000000", ["MASTERCARD"], "slow", "00", "Each answer takes seconds"),
  card(
    "5100000900000900",
    ["MASTERCARD"],
    "soft-decline",
    "00",
    "Refused with A1 unless 3-D Secure data come along",
  ),

  card(
    "5100001000000600",
    ["MASTERCARD"],
    "unpaid",
    "00",
    "Accepted, then unpaid at the bank: a refund is refused with 57",
  ),

  card(
    "5100001100000500",
    ["MASTERCARD"],
    "foreign",
    "00",
    "Issued in the United States (USA), all others in France (FRA)",
  ),

  // Other codes, each after a challenge.
  card("5100000000000602", ["MASTERCARD"], "challenge", "02", "Referral: the issuer wants a call"),
  card("5100000000000503", ["MASTERCARD"], "challenge", "03", "Acquirer contract invalid"),
  card("5100000000000214", ["MASTERCARD"], "challenge", "14", "Card data or security code wrong"),
  card("5100000000000917", ["MASTERCARD"], "challenge", "17", "Given up by the buyer"),
  card("5100000000000834", ["MASTERCARD"], "challenge", "34", "Fraud suspected"),
  card("5100000000000651", ["MASTERCARD"], "challenge", "51", "Amount too high"),
  card("5100000000000354", ["MASTERCARD"], "challenge", "54", "Card expired"),
  card("5100000000000560", ["MASTERCARD"], "challenge", "60", "Pending: the issuer has not answered yet"),
  card("5100000000000875", ["MASTERCARD"], "challenge", "75", "Too many attempts"),
  card("5100000000000990", ["MASTERCARD"], "challenge", "90", "Service temporarily unavailable"),
  card("5100000000000297", ["MASTERCARD"], "challenge", "97", "Time exceeded"),
  card("5100000000000099", ["MASTERCARD"], "challenge", "99", "Temporary problem at the gateway"),
];

function card(
  cardNumber: string,
  brands: readonly string[],
  behaviour: Behaviour,
  responseCode: string,
  happens: string,
): ScenarioCard {
  return { cardNumber, brands, behaviour, responseCode, happens };
}
