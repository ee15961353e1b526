import type { Attempt, JournalEvent } from "../engine.js";
import { createDueIndex, type DueIndex } from "./due-index.js";
import { createTable, type Table, type UndoLog } from "./table.js";

/** An attempt with the fields that only its journal uses. */
export interface AttemptRow {
  readonly attempt: Attempt;
  readonly events: readonly JournalEvent[];
  readonly checkAt: number | undefined;
  readonly notifyAt: number | undefined;
  /**
   * The attempt that held the order when the failure of this one was due for notification: the shop is not notified.
   */
  readonly silentFor?: string | undefined;
}

/** The tables of attempts, and which of them are due. */
export interface AttemptRows {
  readonly attempts: Table<AttemptRow>;
  readonly archive: Table<AttemptRow>;
  /** Order id to the reference of the attempt that holds the order. */
  readonly claims: Table<string>;
  /** References of an order's attempts, archived ones too. */
  readonly byOrder: ReadonlyMap<string, ReadonlySet<string>>;
  readonly toCheck: DueIndex;
  readonly toNotify: DueIndex;
  /** The latest time at which an attempt was ever written, lost writes included. */
  newestEver(): number;
}

export function createAttemptRows(log: UndoLog): AttemptRows {
  const byOrder = new Map<string, Set<string>>();
  const toCheck = createDueIndex();
  const toNotify = createDueIndex();
  let newestEver = -Infinity;
  const attempts = createTable<AttemptRow>(log, (reference, row) => {
    toCheck.put(reference, row?.checkAt);
    toNotify.put(reference, row?.notifyAt);
    index(reference, row);
  });
  const archive = createTable<AttemptRow>(log, index);
  return {
    attempts,
    archive,
    claims: createTable<string>(log),
    byOrder,
    toCheck,
    toNotify,
    newestEver: () => newestEver,
  };

  // A reference stays in its order's index: reads look it up in both tables, and find nothing for a lost write.
  function index(reference: string, row: AttemptRow | undefined): void {
    if (!row) return;
    const { orderId, updatedAt } = row.attempt;
    if (updatedAt > newestEver) newestEver = updatedAt;
    const known = byOrder.get(orderId);
    if (known) known.add(reference);
    else byOrder.set(orderId, new Set([reference]));
  }
}
