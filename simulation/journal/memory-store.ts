import { createAttemptStore, type AttemptStore } from "./attempt-store.js";
import { createLimitStore, type LimitStore } from "./limit-store.js";
import { createOperationStore, type OperationStore } from "./operation-store.js";
import { loseTail, type UndoLog } from "./table.js";

/** A database in memory: what survives when processes die. */
export interface MemoryStore {
  readonly attempts: AttemptStore;
  readonly operations: OperationStore;
  readonly limits: LimitStore;
  /** The database crashes and has lost all writes since a moment, acknowledged ones too. Gives their number. */
  loseTail(since: number): number;
}

/** Makes an empty database; with `canLoseTail` it keeps what it needs to take writes back. */
export function createMemoryStore(now: () => number = () => 0, canLoseTail = false): MemoryStore {
  const log: UndoLog = { isKept: canLoseTail, steps: [], now };
  return {
    attempts: createAttemptStore(log),
    operations: createOperationStore(log),
    limits: createLimitStore(log),
    loseTail: (since) => loseTail(log, since),
  };
}
