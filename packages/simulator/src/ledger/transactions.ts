import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import { parisDay } from "../world/paris-time.js";
import type { SeededRandom } from "../world/seeded-random.js";
import { nextStep } from "./life-cycle.js";
import { movement, type Movement, type MovementKind } from "./movement.js";
import { newTransaction, type Opening } from "./new-transaction.js";
import { createS10Names } from "./s10-names.js";
import type { HistoryEntry, Transaction, TransactionStatus } from "./transaction.js";

/** How a request names a transaction. */
export interface TransactionName {
  readonly transactionReference?: string | undefined;
  readonly s10TransactionId?: string | undefined;
  readonly s10TransactionIdDate?: string | undefined;
}

/** An accepted authorisation, which the buyer will see on a statement. */
export type Charge = Movement & { readonly kind: "charge" };

/** The money that an operation moves. */
export interface Moved {
  readonly kind: MovementKind;
  readonly amount: number;
}

/** All transactions of all shops. A used name is never free again. */
export interface Transactions {
  isTaken(merchantId: string, name: TransactionName): boolean;
  /** Opens a transaction under a free name; missing parts of the name are generated. */
  open(name: TransactionName, opening: Opening, status: TransactionStatus): Transaction;
  /** Finds a transaction in its current state, after applying what time has changed. */
  find(merchantId: string, name: TransactionName): Transaction | undefined;
  all(): readonly Transaction[];
  /** Those of one shop that were ordered at this time or later. */
  since(merchantId: string, time: number): readonly Transaction[];
  /** Records an operation, with the new status and the money moved. */
  record(transaction: Transaction, operation: string, status: TransactionStatus, ...moved: Moved[]): void;
  /** The bank will return this debit, once it has been collected. */
  returnLater(transaction: Transaction, returned: NonNullable<Transaction["returned"]>): void;
  /** The movements of money, in the order in which they were seen. */
  movements(): readonly Movement[];
  charges(): readonly Charge[];
  reset(): void;
}

export function createTransactions(clock: Clock, random: SeededRandom, store: Store): Transactions {
  const byReference = store.collection<Transaction>("transactions");
  const s10Names = createS10Names(random);
  const movements = store.log<Movement>("movements");
  for (const transaction of byReference.values()) s10Names.add(transaction);

  const lookUp = (merchantId: string, name: TransactionName): Transaction | undefined => {
    if (name.transactionReference) return byReference.get(flat(merchantId, name.transactionReference));
    const day = name.s10TransactionIdDate ?? parisDay(clock.now());
    return s10Names.find(merchantId, day, name.s10TransactionId ?? "");
  };

  const upToDate = (transaction: Transaction): Transaction => {
    for (;;) {
      const step = nextStep(transaction);
      if (!step || step.at > clock.now()) return transaction;
      // A challenge may be accepted after the evening on which its authorisation was due.
      const at = Math.max(step.at, transaction.history.at(-1)?.at ?? 0);
      if (step.responseCode !== undefined) transaction.responseCode = step.responseCode;
      if (step.responseCode === "00") acceptPending(transaction, at);
      const moved = (step.moves ?? []).map((kind) => ({ kind, amount: transaction.currentAmount }));
      write(transaction, at, step.operation, step.status, moved);
    }
  };

  const movementsUntilNow = (): readonly Movement[] => {
    for (const transaction of byReference.values()) upToDate(transaction);
    return movements.all();
  };

  return {
    isTaken(merchantId, { transactionReference, ...s10 }) {
      if (transactionReference && lookUp(merchantId, { transactionReference })) return true;
      return s10.s10TransactionId !== undefined && lookUp(merchantId, s10) !== undefined;
    },
    open(name, opening, status) {
      const { merchantId } = opening;
      const day = name.s10TransactionIdDate ?? parisDay(clock.now());
      const transaction = newTransaction(opening, {
        transactionReference: name.transactionReference ?? madeReference(merchantId),
        s10TransactionId: name.s10TransactionId ?? s10Names.nextFree(merchantId, day),
        s10TransactionIdDate: day,
        createdAt: clock.now(),
        status,
      });
      keep(transaction);
      s10Names.add(transaction);
      return transaction;
    },
    find(merchantId, name) {
      const found = lookUp(merchantId, name);
      return found && upToDate(found);
    },
    all: () => [...byReference.values()].map(upToDate),
    since: (merchantId, time) =>
      [...byReference.values()].filter(
        (transaction) => transaction.merchantId === merchantId && (transaction.orderedAt ?? 0) >= time,
      ),
    record: (transaction, operation, status, ...moved) =>
      write(transaction, clock.now(), operation, status, moved),
    returnLater(transaction, returned) {
      transaction.returned = returned;
      keep(transaction);
    },
    movements: movementsUntilNow,
    charges: () => movementsUntilNow().filter((one): one is Charge => one.kind === "charge"),
    reset() {
      byReference.clear();
      s10Names.reset();
      movements.clear();
    },
  };

  function acceptPending(transaction: Transaction, at: number): void {
    const { merchantId, transactionReference } = transaction;
    transaction.acquirerResponseCode = "00";
    transaction.authorisationId = random.digits(6, "authorisation", merchantId, transactionReference);
    // Decided during the remittance, it leaves with the next one.
    if (transaction.captureDay === 0) transaction.leavesFrom = at;
  }

  /** Sets a transaction's status, and records its history and the movement of money. */
  function write(
    transaction: Transaction,
    at: number,
    operation: string,
    status: TransactionStatus,
    moved: readonly Moved[],
  ): void {
    transaction.status = status;
    const { currentAmount: amount, responseCode } = transaction;
    const entry: HistoryEntry =
      responseCode === undefined
        ? { at, operation, transactionStatus: status, amount }
        : { at, operation, transactionStatus: status, amount, responseCode };
    // A concatenated array has no spare capacity; one that is pushed to reserves room for sixteen more.
    transaction.history = transaction.history.concat(entry);
    for (const { kind, amount: movedAmount } of moved) {
      movements.add(movement(transaction, at, kind, movedAmount));
    }
    keep(transaction);
  }

  function keep(transaction: Transaction): void {
    byReference.set(flat(transaction.merchantId, transaction.transactionReference), transaction);
  }

  function madeReference(merchantId: string): string {
    const label = random.nextLabel(`reference ${merchantId}`);
    return `SIM${random.bytes(10, label).toString("hex").toUpperCase()}`;
  }
}

/** A flat string key: a template string would keep its parts in memory as long as it is held. */
function flat(...parts: readonly string[]): string {
  return parts.join(" ");
}
