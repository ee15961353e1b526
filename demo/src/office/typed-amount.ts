/** Parses an amount, 12.34, 12,34 or 1 234,56 €, to cents; undefined when it is invalid. */
export function readAmount(text: string): number | undefined {
  const form = /^\s*(\d{1,7}|\d{1,3}(?:\s\d{3}){1,2})(?:[.,](\d{1,2}))?\s*€?\s*$/;
  const [, euros, cents = ""] = form.exec(text) ?? [];
  if (euros === undefined) return undefined;
  const minor = Number(euros.replace(/\s/g, "")) * 100 + Number(cents.padEnd(2, "0"));
  return minor > 0 ? minor : undefined;
}

/** An amount as a form's field holds it: 12.34. */
export function typedAmount(amountMinor: number): string {
  return (amountMinor / 100).toFixed(2);
}
