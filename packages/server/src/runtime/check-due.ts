import { inTwoLanes } from "./in-two-lanes.js";

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

// More queries at a time, in both lanes, would take the connections that buyers need.
const atOnce = 64;
const atOnceInLane = atOnce / 2;
// All of them are checked before their lease ends, also when each query takes its whole deadline.
const batch = 2 * atOnceInLane;
// Sessions in which nobody paid need no query, and their moves share transactions.
const quickBatch = 16 * batch;

/** Checks all due items, in batches, then the doubtful ones. */
export async function checkDue<Item>(work: DueWork<Item>): Promise<Checked> {
  const isQuick = work.isQuick ?? (() => false);
  let checked = 0;
  let resolved = 0;
  const checkOne = async (item: Item) => {
    if (work.isResolved(await work.check(item))) resolved += 1;
  };
  const checkAll = async (items: readonly Item[], most: number) => {
    // As in almost every round.
    if (items.length === 0) return;
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
  let limit = batch;
  const take = async () => {
    const most = limit;
    const due = await work.lease(most);
    limit = due.every(isQuick) ? quickBatch : batch;
    return { batch: due, isFull: due.length >= most };
  };
  await inTwoLanes(take, (due) => checkAll(due, atOnceInLane));
  await checkAll(await work.doubtful(), atOnce);
  return { checked, resolved };
}
