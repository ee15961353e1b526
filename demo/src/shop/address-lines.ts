import { countryName } from "./countries.js";
import type { Delivery } from "./delivery.js";
import type { Language } from "./language.js";

/** A name and address, line by line. */
export function addressLines(delivery: Delivery, language: Language): readonly string[] {
  const { name, address, address2, postalCode, city, country } = delivery;
  const lines = [name, address, address2, `${postalCode} ${city}`, countryName(country, language)];
  return lines.filter((line) => line !== "");
}
