import { firstReferenceOf } from "../../domain/reference.js";
import type { AttemptQuery } from "../search-journal.js";

// Sorts after every reference.
const last = "\u{10FFFF}";

/** The range of references of a query: `low` is included, `high` is not. */
export function rangeOf({ from, to, before = last }: Pick<AttemptQuery, "from" | "to" | "before">) {
  const end = to === undefined ? last : firstReferenceOf(to);
  return { low: from === undefined ? "" : firstReferenceOf(from), high: before < end ? before : end };
}
