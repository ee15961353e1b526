import {
  attemptOfOperation,
  deletedWith,
  instalmentSeries,
  madeBy,
  ownKinds,
  isFailure,
  isTakenSince,
  endsCaptureWait,
  isHeld,
  isOver,
  permitsOperationMove,
  takenPaymentOf,
  type AgeOptions,
  type Attempt,
  type Lease,
  type NewOperation,
  type Opened,
  type Operation,
  type OperationMove,
  type SumOf,
} from "../engine.js";
import { copyOf, type AttemptStore } from "./attempt-store.js";
import { createDueIndex } from "./due-index.js";
import { isStorable, requireStorable } from "./storable.js";
import { createTable, type UndoLog } from "./table.js";

interface OperationRow {
  readonly operation: Operation;
  readonly checkAt: number | undefined;
}

/** The merchants' operations of a journal in memory: each function is one transaction of the database. */
export interface OperationStore {
  open(given: NewOperation): Opened;
  move(idempotencyKey: string, move: OperationMove): Operation | undefined;
  read(idempotencyKey: string): Operation | undefined;
  of(reference: string): readonly Operation[];
  ofKinds(which: SumOf): readonly Operation[];
  /** The payment that staff take under this reference, in the form of an attempt. */
  paymentOf(reference: string): Attempt | undefined;
  lease(lease: Lease): readonly Operation[];
  /** True while an operation on the transaction is under way. */
  isBusy(reference: string): boolean;
  /** Deletes the operations on a transaction, but not its duplicates. */
  deleteOf(reference: string): void;
  /** Deletes what belongs to no attempt, and returns the number of payments. @param staying attempts that stay */
  purge(options: AgeOptions, staying: readonly Attempt[]): number;
  /** All operations, for the invariants. */
  all(): readonly Operation[];
  /** When the authorisation of a payment that waits to be validated expires. */
  captureDueAt(reference: string): number | undefined;
  /** True while a check is pending, apart from those that take days: of reviews, instalments and captures. */
  hasWork(): boolean;
}

export function createOperationStore(
  log: UndoLog,
  { claimOrder, releaseOrder }: Pick<AttemptStore, "claimOrder" | "releaseOrder">,
): OperationStore {
  const toCheck = createDueIndex();
  const byReference = new Map<string, Set<string>>();
  const operations = createTable<OperationRow>(log, (idempotencyKey, row) => {
    toCheck.put(idempotencyKey, row?.checkAt);
    if (!row) return;
    const { reference, newReference = reference } = row.operation;
    for (const one of [reference, newReference]) {
      const known = byReference.get(one);
      if (known) known.add(idempotencyKey);
      else byReference.set(one, new Set([idempotencyKey]));
    }
  });
  // Reference to the idempotency key of the operation on it.
  const locks = createTable<string>(log);
  const capturesDue = createTable<number>(log);
  const read = (idempotencyKey: string) => operations.get(idempotencyKey)?.operation;

  const ofKinds = ({ kinds, since }: SumOf): readonly Operation[] =>
    [...operations.values()]
      .map(({ operation }) => operation)
      .filter(({ kind, createdAt }) => kinds.includes(kind) && createdAt >= since)
      .sort((one, other) => other.createdAt - one.createdAt);

  const of = (reference: string): readonly Operation[] =>
    [...(byReference.get(reference) ?? [])]
      .flatMap((idempotencyKey) => read(idempotencyKey) ?? [])
      .sort(
        (one, other) =>
          one.createdAt - other.createdAt || (one.idempotencyKey < other.idempotencyKey ? -1 : 1),
      );
  const paymentOf = (reference: string): Attempt | undefined => {
    const operationsOn = of(reference);
    const paying = operationsOn.find((one) => takenPaymentOf(one) === reference);
    return paying && attemptOfOperation(paying, operationsOn);
  };

  return {
    open(given: NewOperation): Opened {
      requireStorable("idempotencyKey", given.idempotencyKey);
      requireStorable("reference", given.reference);
      const known = read(given.idempotencyKey);
      if (known) return { kind: "known", operation: known };
      const holder = locks.get(given.reference);
      if (holder !== undefined) return { kind: "busy", by: holder };
      const { checkAt, sumOf, claimsOrder, insteadOf, ...kept } = copyOf(given);
      const { orderId, reference } = kept;
      const claimedBy =
        claimsOrder && orderId !== undefined ? claimOrder(orderId, reference, insteadOf) : undefined;
      if (claimedBy !== undefined) return { kind: "order-taken", by: claimedBy };
      const operation: Operation = {
        ...kept,
        state: "prepared",
        version: 1,
        updatedAt: given.createdAt,
        what: "prepared",
      };
      operations.set(given.idempotencyKey, { operation, checkAt });
      locks.set(given.reference, given.idempotencyKey);
      if (!sumOf) return { kind: "opened", operation };
      const { kinds, since, waitingSince = since } = sumOf;
      const others = ofKinds({ kinds, since: Math.min(since, waitingSince) }).filter(
        (one) =>
          one.idempotencyKey !== given.idempotencyKey &&
          isTakenSince(one, since) &&
          one.currencyCode === given.currencyCode,
      );
      return {
        kind: "opened",
        operation,
        othersMinor: others.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0),
      };
    },

    move(idempotencyKey: string, move: OperationMove): Operation | undefined {
      const before = isStorable("idempotencyKey", idempotencyKey) ? read(idempotencyKey) : undefined;
      if (!before || !permitsOperationMove(before, move)) return undefined;
      const { to, from: _from, at, checkAt, ...told } = move;
      const operation: Operation = {
        ...before,
        ...copyOf(told),
        state: to,
        version: before.version + 1,
        updatedAt: at,
      };
      operations.set(idempotencyKey, { operation, checkAt });
      const { captureDue } = operation;
      if (endsCaptureWait(operation)) capturesDue.delete(captureDue?.reference ?? operation.reference);
      else if (captureDue) capturesDue.set(captureDue.reference, captureDue.at);
      if (isOver(to) && locks.get(before.reference) === idempotencyKey) locks.delete(before.reference);
      const payment = paymentOf(takenPaymentOf(operation) ?? operation.reference);
      if (payment && isFailure(payment.state)) releaseOrder(payment.orderId, payment.reference);
      return operation;
    },

    read,
    ofKinds,
    captureDueAt: (reference) => capturesDue.get(reference),

    of,
    paymentOf,

    lease({ now, leaseMs, limit }: Lease): readonly Operation[] {
      return toCheck.due(now, limit).flatMap((idempotencyKey) => {
        const operation = read(idempotencyKey);
        if (!operation) return [];
        operations.set(idempotencyKey, { operation, checkAt: now + leaseMs });
        return [operation];
      });
    },

    isBusy: (reference) => locks.get(reference) !== undefined,
    deleteOf(reference) {
      for (const idempotencyKey of byReference.get(reference) ?? []) {
        if (read(idempotencyKey)?.newReference === undefined) operations.delete(idempotencyKey);
      }
    },

    purge(options, staying) {
      const before = options.now - options.olderThanMs;
      const orderIds = new Set(staying.map(({ orderId }) => orderId));
      const references = new Set(staying.map(({ reference }) => reference));
      const groups = [...operations.values()]
        .map(({ operation }) => operation)
        .filter(({ kind, orderId = "" }) => ownKinds.includes(kind) && !orderIds.has(orderId))
        .filter(({ idempotencyKey }) => !references.has(instalmentSeries.firstOf(idempotencyKey) ?? ""))
        .flatMap((own) => deletedWith(own, of(madeBy(own)), before) ?? []);
      if (options.isDryRun !== true) {
        for (const group of groups) {
          for (const { idempotencyKey } of group.operations) operations.delete(idempotencyKey);
          if (!group.payment) continue;
          capturesDue.delete(group.payment.reference);
          releaseOrder(group.payment.orderId, group.payment.reference);
        }
      }
      return groups.filter(({ payment }) => payment !== undefined).length;
    },
    all: (): readonly Operation[] => [...operations.values()].map(({ operation }) => operation),
    // What is held may wait for ever, like an attempt in review.
    hasWork: () =>
      [...toCheck.keys()].some((idempotencyKey) => {
        const operation = read(idempotencyKey);
        return operation !== undefined && !isHeld(operation) && !takesDays(operation);
      }),
  };
}

function takesDays({ kind, captureDue }: Operation): boolean {
  // Once it has been looked at.
  return kind === "instalments" || (kind === "watchValidation" && captureDue !== undefined);
}
