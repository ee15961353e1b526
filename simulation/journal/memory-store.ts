import { createActionStore, type ActionStore } from "./action-store.js";
import { createAttemptStore, type AttemptStore } from "./attempt-store.js";
import { createLimitStore, type LimitStore } from "./limit-store.js";
import { createOperationStore, type OperationStore } from "./operation-store.js";
import { createWebhookStore, type WebhookStore } from "./webhook-store.js";
import type { Attempt, ChargeRecord } from "../engine.js";
import { loseTail, type UndoLog } from "./table.js";

/** A database in memory, which survives when processes crash. */
export interface MemoryStore {
  readonly attempts: AttemptStore;
  readonly operations: OperationStore;
  readonly actions: ActionStore;
  readonly webhooks: WebhookStore;
  readonly limits: LimitStore;
  /** The charge log, which survives every crash; undefined where no tail can be lost. */
  readonly chargeLog: ChargeRecord[] | undefined;
  /** What has claimed an order: an attempt, or a payment of staff in the form of one. */
  findClaimant(orderId: string): Attempt | undefined;
  /**
   * The newest time of a write between two times, or else the first of them: clocks of its writers have been there
   * already.
   */
  newest(after: number, before: number): number;
  /** Crashes the database, which loses all writes since a given time, acknowledged ones too. Returns their number. */
  loseTail(since: number): number;
  /** How often it has crashed: what was in flight then is never committed. */
  crashes(): number;
}

/** Creates an empty database; with `canLoseTail` it keeps an undo log. */
export function createMemoryStore(now: () => number = () => 0, canLoseTail = false): MemoryStore {
  const log: UndoLog = { isKept: canLoseTail, steps: [], now };
  const attempts = createAttemptStore(log);
  const operations = createOperationStore(log, attempts);
  let crashes = 0;
  return {
    attempts,
    operations,
    findClaimant(orderId) {
      const reference = attempts.claimOf(orderId);
      if (reference === undefined) return undefined;
      return attempts.read(reference) ?? operations.paymentOf(reference);
    },
    actions: createActionStore(log),
    webhooks: createWebhookStore(log),
    limits: createLimitStore(log),
    chargeLog: canLoseTail ? [] : undefined,
    newest: attempts.newest,
    loseTail(since) {
      crashes += 1;
      return loseTail(log, since);
    },
    crashes: () => crashes,
  };
}
