import { report, type Evidence } from "./evidence.js";

const manyDigits = /\d{13,19}/g;

/** Looks for card numbers in a text that was journaled, logged or told. */
export type LookForCards = (where: string, text: string) => void;

/** Reports each card number of the run that it is shown. */
export function createCardWatch(evidence: Evidence, pans: ReadonlySet<string>): LookForCards {
  return (where, text) => {
    for (const [digits] of text.matchAll(manyDigits)) {
      for (let start = 0; start + 13 <= digits.length; start += 1) {
        for (const pan of [digits.slice(start), digits.slice(start, start + 16)]) {
          if (pans.has(pan)) report(evidence, "card-number-leaked", undefined, "", `in ${where}`);
        }
      }
    }
  };
}

/** Looks through everything that stands in the journal. */
export function checkCardData({ store, told }: Evidence, look: LookForCards): void {
  for (const { attempt, events } of store.attempts.all()) {
    look("the journal's attempts", JSON.stringify(attempt));
    look("the journal's events", JSON.stringify(events));
  }
  for (const operation of store.operations.all()) look("the journal's operations", JSON.stringify(operation));
  for (const one of told.shop) look("what the shop was told", JSON.stringify(one));
}
