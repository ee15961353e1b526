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
  readonly isResolved: (item: Item) => boolean;
}

// The gateway is asked about most of them. More at a time would take the connections that buyers need.
const atOnce = 64;
// All of them are checked before their lease ends, also when each query takes its whole deadline.
const batch = 2 * atOnce;

/** Checks all due items, in batches, then the doubtful ones. */
export async function checkDue<Item>(work: DueWork<Item>): Promise<Checked> {
  let checked = 0;
  let resolved = 0;
  const checkAll = async (items: readonly Item[]) => {
    const left = items.values();
    const checkNext = async () => {
      for (const item of left) {
        if (work.isResolved(await work.check(item))) resolved += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, checkNext));
    checked += items.length;
  };
  for (;;) {
    const due = await work.lease(batch);
    await checkAll(due);
    if (due.length < batch) break;
  }
  await checkAll(await work.doubtful());
  return { checked, resolved };
}
