/** How many were looked at, and how many of them are resolved now. */
export interface Checked {
  readonly checked: number;
  readonly resolved: number;
}

/** Where the reconciler finds its work, and what it does with it. */
export interface DueWork<Item> {
  /** Leases what is due, up to `limit`, to this process. */
  readonly lease: (limit: number) => Promise<readonly Item[]>;
  /** What this process alone has reason to look at again. */
  readonly doubtful: () => Promise<readonly Item[]>;
  /** Looks at one; gives it as it is then. */
  readonly check: (item: Item) => Promise<Item>;
  readonly isResolved: (item: Item) => boolean;
}

// The gateway is asked about most of them. More at a time would take the connections that buyers need.
const atOnce = 64;
// All of them are checked before their lease ends, also when each query takes its whole deadline.
const batch = 2 * atOnce;

/** Checks everything that is due, in batches, then what is doubtful. */
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
