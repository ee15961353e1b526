import type { Attempt } from "../domain/attempt.js";
import type { Journal } from "../journal/journal.js";
import { readFilter } from "./read-search.js";
import type { PaymentFilter } from "./payment-search.js";

// Small, so that payments are not held up.
const stepSize = 200;

/**
 * Yields all attempts that match a filter, the newest first. Reads the journal in steps, each when the consumer asks for
 * it, and keeps one step in memory. Attempts that are opened meanwhile are left out.
 */
export function exportAttempts(
  journal: Pick<Journal, "search">,
  filter: PaymentFilter,
): AsyncGenerator<Attempt, void, undefined> {
  // Before the generator starts, so that an invalid filter throws here.
  const query = readFilter(filter);
  return pages();

  async function* pages() {
    for (let before: string | undefined; ;) {
      const { attempts, next } = await journal.search({ ...query, before, limit: stepSize });
      yield* attempts;
      if (next === undefined) return;
      before = next;
    }
  }
}
