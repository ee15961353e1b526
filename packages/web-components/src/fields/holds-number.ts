/** Twelve digits of any script that only separators divide, as in a card number: no address has them. */
export function holdsNumber(text: string): boolean {
  return /\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd}){11}/u.test(text.normalize("NFKC"));
}

/** A card's number or security code instead of a name: twelve digits, whatever separates them, or three in a row. */
export function isNoName(text: string): boolean {
  return /\p{Nd}{3}|(\p{Nd}\P{Nd}*){12}/u.test(text.normalize("NFKC"));
}
