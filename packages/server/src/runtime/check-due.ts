/** How many were checked, and how many of them are now resolved. */
export interface Checked {
  readonly checked: number;
  readonly resolved: number;
}

/** The reconciler's work: where it comes from, and how it is checked. */
export interface DueWork<Item> {
  /** Leases up to `limit` due items to this process. */
  readonly lease: (limit: number) => Promise<readonly Item[]>;
  /** Items that this process has reason to check again, due or not. */
  readonly doubtful: () => Promise<readonly Item[]>;
  /** Checks one item and returns its new state. */
  readonly check: (item: Item) => Promise<Item>;
  /** True for an item that is resolved without asking the gateway. */
  readonly isQuick?: (item: Item) => boolean;
  readonly isResolved: (item: Item) => boolean;
}

// While one lane waits for the journal, the other one checks.
const lanes = 2;
// More queries at a time would take the connections that buyers need.
const atOnce = 64 / lanes;
// All of them are checked before their lease ends, also when each query takes its whole deadline.
const batch = 2 * atOnce;
// Sessions in which nobody paid need no query, and their moves share transactions.
const quickBatch = 8 * batch;

/** Checks all due items, in batches, then the doubtful ones. */
export async function checkDue<Item>(work: DueWork<Item>): Promise<Checked> {
  const isQuick = work.isQuick ?? (() => false);
  let checked = 0;
  let resolved = 0;
  const checkOne = async (item: Item) => {
    if (work.isResolved(await work.check(item))) resolved += 1;
  };
  const checkAll = async (items: readonly Item[], most: number) => {
    const left = items.filter((item) => !isQuick(item)).values();
    const checkNext = async () => {
      for (const item of left) await checkOne(item);
    };
    await Promise.all([
      ...items.filter(isQuick).map(checkOne),
      ...Array.from({ length: Math.min(most, items.length) }, checkNext),
    ]);
    checked += items.length;
  };
  const checkLane = async () => {
    for (let limit = batch; ;) {
      const due = await work.lease(limit);
      await checkAll(due, atOnce);
      if (due.length < limit) return;
      limit = due.every(isQuick) ? quickBatch : batch;
    }
  };
  await Promise.all(Array.from({ length: lanes }, checkLane));
  await checkAll(await work.doubtful(), lanes * atOnce);
  return { checked, resolved };
}
