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

/** Checks everything in the journal, and what the merchant's other systems have received. */
export function checkCardData({ store, receivers }: Evidence, look: LookForCards): void {
  const { attempts, operations, actions, webhooks, limits } = store;
  const tables = {
    attempts: attempts.all(),
    operations: operations.all(),
    actions: actions.list({ limit: Infinity }),
    webhooks: webhooks.list({ limit: Infinity }),
    limits: limits.all(),
  };
  for (const [name, rows] of Object.entries(tables)) {
    for (const row of rows) look(`the journal's ${name}`, JSON.stringify(row));
  }
  for (const { body } of receivers.received) look("a webhook", body);
}
