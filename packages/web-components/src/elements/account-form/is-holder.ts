import { holdsNumber } from "../../fields/holds-number.js";

// A control character, five digits in a row, or nothing visible.
const noName = /\p{Cc}|\p{Nd}{5}|^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** True for a holder of an account that the server takes. */
export function isHolder(text: string): boolean {
  return text.length <= 50 && !noName.test(text.normalize("NFKC")) && !holdsNumber(text);
}
