import type { SeededRandom } from "../world/seeded-random.js";
import type { Transaction } from "./transaction.js";

/** Transactions by their names of Sips 1.0: an id that is unique for its shop and day. */
export interface S10Names {
  add(transaction: Transaction): void;
  find(merchantId: string, day: string, id: string): Transaction | undefined;
  /** An id that no transaction of that day has. */
  nextFree(merchantId: string, day: string): string;
  reset(): void;
}

export function createS10Names(random: SeededRandom): S10Names {
  /** By shop and day, then by the id of that day. */
  const named = new Map<string, Map<string, Transaction>>();
  const find: S10Names["find"] = (merchantId, day, id) => named.get(`${merchantId} ${day}`)?.get(id);
  return {
    add(transaction) {
      const { s10TransactionId, s10TransactionIdDate } = transaction.s10TransactionReference;
      const shopAndDay = `${transaction.merchantId} ${s10TransactionIdDate}`;
      let ofDay = named.get(shopAndDay);
      if (!ofDay) named.set(shopAndDay, (ofDay = new Map()));
      ofDay.set(s10TransactionId, transaction);
    },
    find,
    nextFree(merchantId, day) {
      for (;;) {
        const id = random.nextLabel(`s10 ${merchantId} ${day}`).split("#")[1] ?? "";
        if (!find(merchantId, day, id)) return id;
      }
    },
    reset: () => named.clear(),
  };
}
