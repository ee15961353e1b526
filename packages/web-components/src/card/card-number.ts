import { brandOf } from "./brand.js";
import { digitsOf } from "./digits.js";
import type { FieldProblem } from "../locales/field-problem.js";
import { grouped } from "./grouping.js";
import { passesLuhn } from "./luhn.js";

const longest = 19;

/** Parses a card number, the same way for display, validation and sending. */
export function readCardNumber(text: string): { cardNumber: string } | { problem: FieldProblem } {
  const cardNumber = digitsOf(text);
  const { lengths, luhn } = brandOf(cardNumber);
  if (cardNumber === "") return { problem: "missing" };
  if (cardNumber.length < Math.min(...lengths)) return { problem: "incomplete" };
  if (!lengths.includes(cardNumber.length) || (luhn && !passesLuhn(cardNumber)))
    return { problem: "invalid" };
  return { cardNumber };
}

/** Formats the number as it is printed on the card. */
export function formatCardNumber(text: string): string {
  const digits = digitsOf(text).slice(0, longest);
  return grouped(digits, brandOf(digits).groups);
}
