import { digitsOf } from "./digits.js";
import type { FieldProblem } from "../locales/field-problem.js";

/** Parses a security code; its length depends on the brand. */
export function readCsc(text: string, length: 3 | 4): { cardCSCValue: string } | { problem: FieldProblem } {
  const cardCSCValue = digitsOf(text);
  if (cardCSCValue === "") return { problem: "missing" };
  if (cardCSCValue.length < length) return { problem: "incomplete" };
  if (cardCSCValue.length > length) return { problem: "invalid" };
  return { cardCSCValue };
}

/** The digits of a security code while it is typed. */
export function formatCsc(text: string): string {
  return digitsOf(text).slice(0, 4);
}
