import { report, type Evidence } from "./evidence.js";

/** Looks for card numbers in a text that was journaled, logged or told. */
export type LookForCards = (where: string, text: string) => void;

/** Reports each number of a card or account of the run that it is shown. */
export function createCardWatch(evidence: Evidence, pans: ReadonlySet<string>): LookForCards {
  const lengths = [...new Set([...pans].map((pan) => pan.length))];
  const manyDigits = new RegExp(`\\d{${Math.min(...lengths)},}`, "g");
  return (where, text) => {
    // Hardly any text has as many digits, and to find that out costs less than to list what matches.
    if (text.search(manyDigits) < 0) return;
    for (const [digits] of text.matchAll(manyDigits)) {
      for (const length of lengths) {
        for (let start = 0; start + length <= digits.length; start += 1) {
          if (!pans.has(digits.slice(start, start + length))) continue;
          report(evidence, "card-number-leaked", undefined, "", `in ${where}`);
        }
      }
    }
  };
}

/** Checks everything in the journal. */
export function checkCardData({ store, told }: Evidence, look: LookForCards): void {
  for (const { attempt, events } of store.attempts.all()) {
    look("the journal's attempts", JSON.stringify(attempt));
    look("the journal's events", JSON.stringify(events));
  }
  for (const operation of store.operations.all()) look("the journal's operations", JSON.stringify(operation));
  for (const one of told.shop) look("what the shop was told", JSON.stringify(one));
}
