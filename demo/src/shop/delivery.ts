import { holdsCardData } from "@sips-kit/server";
import { countryOf } from "./countries.js";
import type { Language } from "./language.js";
import { holdsLongNumber } from "./typed-card-number.js";

/** Where an order is delivered, and who gets its e-mails. */
export interface Delivery {
  readonly email: string;
  readonly name: string;
  readonly address: string;
  /** Empty when there is none. */
  readonly address2: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export type DeliveryField = keyof Delivery;

/** What an order was placed with. */
export interface Placed extends Delivery {
  /** The language of its e-mails and receipt. */
  readonly language: Language;
  /** When the buyer has accepted the terms of sale. */
  readonly acceptedTermsAt: string;
}

/** What is wrong with what was typed, by field. */
export type Faults = Partial<Record<DeliveryField | "terms", "missing" | "invalid">>;

export const deliveryFields = [
  "email",
  "name",
  "address",
  "address2",
  "postalCode",
  "city",
  "country",
] as const satisfies readonly DeliveryField[];

const mostCharacters = 100;

/** Reads a posted form: what was typed, tidied, and what is wrong with it. */
export function readDelivery(text: (name: string) => string): {
  readonly delivery: Delivery;
  readonly faults: Faults;
} {
  const typed = Object.fromEntries(
    deliveryFields.map((field) => [field, text(field).normalize("NFC").replaceAll(/\s+/g, " ").trim()]),
  );
  // Object.fromEntries forgets which keys it was given.
  const delivery = typed as unknown as Delivery;
  const faults: Faults = {};
  for (const field of deliveryFields) {
    if (delivery[field] === "" && field !== "address2") faults[field] = "missing";
    else if (!isRight(field, delivery)) faults[field] = "invalid";
  }
  if (text("terms") !== "1") faults.terms = "missing";
  return { delivery, faults };
}

function isRight(field: DeliveryField, delivery: Delivery): boolean {
  const value = delivery[field];
  // No address has as many digits as a card number or an IBAN; and these texts are stored and sent by e-mail.
  if (value.length > mostCharacters || holdsLongNumber(value) || holdsCardData(value)) return false;
  if (/\p{Cc}/u.test(value)) return false;
  if (field === "email") return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(value);
  if (field === "country") return countryOf(value) !== undefined;
  if (field === "postalCode") return countryOf(delivery.country)?.postalCode.test(value) ?? true;
  return true;
}
