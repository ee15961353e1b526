import { idHoldsCardData } from "../../gateway/card-data.js";
import { maskIbans } from "../../gateway/iban.js";
import { maskCardNumbers } from "../../gateway/redact.js";

/**
 * Masks card numbers and IBANs in what the journal holds, line by line. A line with nothing written as on a card stays as
 * it is: one in ten order ids of 13 digits has a card number's check digit, and would not be found in an export.
 */
export function maskShown(text: string): string {
  return text
    .split("\n")
    .map((line) => (mayHoldCardData(line) ? maskCardNumbers(line) : line))
    .join("\n");
}

function mayHoldCardData(line: string): boolean {
  return /\d{16}/.test(line) || idHoldsCardData(line) || maskIbans(line) !== line;
}
