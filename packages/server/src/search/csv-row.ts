/** One line of a CSV file (RFC 4180); undefined values are empty cells. */
export function csvRow(values: readonly (string | number | undefined)[]): string {
  return `${values.map(cellOf).join(",")}\r\n`;
}

/** A time as exports write it: ISO 8601 in UTC. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function cellOf(value: string | number | undefined): string {
  const text = String(value ?? "");
  // Spreadsheets would evaluate text that looks like a formula, also after what separates cells in their language.
  const harmless = text.replaceAll(/^(?=[\t\r])|(?:^|[;\t\r\n] *)(?=[=+\-@])/g, "$&'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
