import { productOf, type Product } from "./catalogue.js";

/** One product and how many of it. */
export interface Line {
  readonly product: Product;
  readonly quantity: number;
}

/** The total of the lines, at the shop's own prices. */
export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + line.product.priceMinor * line.quantity, 0);
}

/** Lines as the database keeps them. */
export function writeLines(lines: readonly Line[]): string {
  return JSON.stringify(lines.map((line) => [line.product.id, line.quantity]));
}

/** Reads what `writeLines` has written. */
export function parseLines(text: string): readonly Line[] {
  const written = JSON.parse(text) as [string, number][];
  return readLines(written.map(([product, quantity]) => ({ product, quantity })));
}

/** Lines from rows of the database; a product that is no longer sold is left out. */
export function readLines(rows: readonly unknown[]): readonly Line[] {
  return rows.flatMap((row) => {
    // The database has only what the shop has written.
    const { product: id, quantity } = row as { product: string; quantity: number };
    const product = productOf(id);
    return product ? [{ product, quantity }] : [];
  });
}
