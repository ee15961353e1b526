import { isStorable, longestTerm } from "../engine/ids.js";
import type { SearchTermRow } from "./tables.js";

/** The columns of search terms: the end of a card number (`#00`), a masked card number (`5100#00`), any other text. */
export const termKinds = ["text", "card", "card_end"] as const;
export type TermKind = (typeof termKinds)[number];

/** The column that holds this term. */
export function termKindOf(term: string): TermKind {
  if (/^#\d+$/.test(term)) return "card_end";
  return /^\d+#\d*$/.test(term) ? "card" : "text";
}

/** The rows that hold these terms, as few as possible. Terms that the journal cannot store are left out. */
export function termRows(reference: string, terms: readonly string[]): readonly SearchTermRow[] {
  const rows: Record<TermKind, string | null>[] = [];
  for (const term of terms.filter((one) => isStorable(one, longestTerm))) {
    const kind = termKindOf(term);
    const free = rows.find((row) => row[kind] === null);
    if (free) free[kind] = term;
    else rows.push({ text: null, card: null, card_end: null, [kind]: term });
  }
  return rows.map((row) => ({ reference, ...row }));
}
