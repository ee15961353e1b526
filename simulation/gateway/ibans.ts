/** A German account of a buyer, by a number: valid, and of a bank that does not exist. */
export function createIban(index: number): string {
  const account = `99999999${String(index).padStart(10, "0")}`;
  // ISO 7064: the country as numbers, and two zeros in place of the check digits.
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, "0")}${account}`;
}

/** The number of such an account. */
export function accountOf(iban: string): number {
  return Number(iban.slice(-10));
}
