import { createAttemptStore, type AttemptStore } from "./attempt-store.js";
import { createLimitStore, type LimitStore } from "./limit-store.js";
import { createOperationStore, type OperationStore } from "./operation-store.js";
import type { ChargeRecord } from "../engine.js";
import { loseTail, type UndoLog } from "./table.js";

/** A database in memory, which survives when processes crash. */
export interface MemoryStore {
  readonly attempts: AttemptStore;
  readonly operations: OperationStore;
  readonly limits: LimitStore;
  /** What stands in the charge log, which no crash takes back; undefined where no tail can be lost. */
  readonly chargeLog: ChargeRecord[] | undefined;
  /** The newest time that it holds between two moments, or else the first of them: its writers have been there already. */
  newest(after: number, before: number): number;
  /** The database crashes and has lost all writes since a moment, acknowledged ones too. Gives their number. */
  loseTail(since: number): number;
}

/** Creates an empty database; with `canLoseTail` it keeps an undo log. */
export function createMemoryStore(now: () => number = () => 0, canLoseTail = false): MemoryStore {
  const log: UndoLog = { isKept: canLoseTail, steps: [], now };
  const attempts = createAttemptStore(log);
  return {
    attempts,
    operations: createOperationStore(log),
    limits: createLimitStore(log),
    chargeLog: canLoseTail ? [] : undefined,
    newest: attempts.newest,
    loseTail: (since) => loseTail(log, since),
  };
}
