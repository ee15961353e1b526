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

const batch = 50;

/** Checks all that is due, a batch at a time, then what is doubtful. */
export async function checkDue<Item>(work: DueWork<Item>): Promise<Checked> {
  let checked = 0;
  let resolved = 0;
  const checkAll = async (items: readonly Item[]) => {
    const after = await Promise.all(items.map(work.check));
    checked += items.length;
    resolved += after.filter(work.isResolved).length;
  };
  for (;;) {
    const due = await work.lease(batch);
    await checkAll(due);
    if (due.length < batch) break;
  }
  await checkAll(await work.doubtful());
  return { checked, resolved };
}
