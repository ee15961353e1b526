import type { Chance } from "../chance.js";
import type { Clock } from "../clock.js";
import { parisDay } from "../paris-time.js";
import type { Store } from "../state/store.js";
import { applyTime, moveTo } from "./life-cycle.js";
import type { Transaction, TransactionStatus } from "./transaction.js";

/** How a request names a transaction. */
export interface TransactionName {
  readonly transactionReference?: string | undefined;
  readonly s10TransactionId?: string | undefined;
  readonly s10TransactionIdDate?: string | undefined;
}

/** What is known of a transaction when it is opened. */
export type Opening = Omit<
  Transaction,
  "transactionReference" | "s10TransactionReference" | "createdAt" | "status" | "currentAmount" | "history"
>;

/** An authorisation that was accepted: money that the buyer will see on a statement. */
export interface Charge {
  readonly at: number;
  readonly merchantId: string;
  readonly transactionReference: string;
  readonly amount: number;
  readonly currencyCode: string;
}

/** All transactions of all shops. A name that is taken stays taken. */
export interface Transactions {
  isTaken(merchantId: string, name: TransactionName): boolean;
  /** Opens a transaction under a name that is free; what the name leaves out is made up. */
  open(name: TransactionName, opening: Opening, status: TransactionStatus): Transaction;
  /** Finds a transaction as it stands now: what time does to it is done first. */
  find(merchantId: string, name: TransactionName): Transaction | undefined;
  all(): readonly Transaction[];
  /** Writes what happened, with the status that follows. */
  record(transaction: Transaction, operation: string, status: TransactionStatus): void;
  /** Kept apart from the transactions, so that a second charge under one reference would show. */
  charge(transaction: Transaction): void;
  charges(): readonly Charge[];
  reset(): void;
}

export function createTransactions(clock: Clock, chance: Chance, store: Store): Transactions {
  const byReference = store.collection<Transaction>("transactions");
  const byS10 = new Map<string, Transaction>();
  const charges = store.log<Charge>("charges");
  for (const transaction of byReference.values()) byS10.set(s10Key(transaction), transaction);

  const lookUp = (merchantId: string, name: TransactionName): Transaction | undefined => {
    if (name.transactionReference) return byReference.get(`${merchantId} ${name.transactionReference}`);
    const day = name.s10TransactionIdDate ?? parisDay(clock.now());
    return byS10.get(`${merchantId} ${day} ${name.s10TransactionId}`);
  };

  const upToDate = (transaction: Transaction): Transaction => {
    const { status } = transaction;
    applyTime(transaction, clock.now());
    if (transaction.status !== status) keep(transaction);
    return transaction;
  };

  return {
    isTaken(merchantId, { transactionReference, ...s10 }) {
      if (transactionReference && lookUp(merchantId, { transactionReference })) return true;
      return s10.s10TransactionId !== undefined && lookUp(merchantId, s10) !== undefined;
    },
    open(name, opening, status) {
      const { merchantId } = opening;
      const day = name.s10TransactionIdDate ?? parisDay(clock.now());
      const transaction: Transaction = {
        ...opening,
        transactionReference: name.transactionReference ?? madeReference(merchantId),
        s10TransactionReference: {
          s10TransactionId: name.s10TransactionId ?? freeS10Id(merchantId, day),
          s10TransactionIdDate: day,
        },
        createdAt: clock.now(),
        currentAmount: opening.originAmount,
        status,
        history: [],
      };
      keep(transaction);
      byS10.set(s10Key(transaction), transaction);
      return transaction;
    },
    find(merchantId, name) {
      const found = lookUp(merchantId, name);
      return found && upToDate(found);
    },
    all: () => [...byReference.values()].map(upToDate),
    record(transaction, operation, status) {
      moveTo(transaction, clock.now(), operation, status);
      keep(transaction);
    },
    charge(transaction) {
      const { merchantId, transactionReference, originAmount: amount, currencyCode } = transaction;
      charges.add({ at: clock.now(), merchantId, transactionReference, amount, currencyCode });
    },
    charges: charges.all,
    reset() {
      byReference.clear();
      byS10.clear();
      charges.clear();
    },
  };

  function keep(transaction: Transaction): void {
    byReference.set(`${transaction.merchantId} ${transaction.transactionReference}`, transaction);
  }

  function madeReference(merchantId: string): string {
    const label = chance.next(`reference ${merchantId}`);
    return `SIM${chance.bytes(10, label).toString("hex").toUpperCase()}`;
  }

  function freeS10Id(merchantId: string, day: string): string {
    for (;;) {
      const id = chance.next(`s10 ${merchantId} ${day}`).split("#")[1] ?? "";
      if (!byS10.has(`${merchantId} ${day} ${id}`)) return id;
    }
  }
}

function s10Key({ merchantId, s10TransactionReference: s10 }: Transaction): string {
  return `${merchantId} ${s10.s10TransactionIdDate} ${s10.s10TransactionId}`;
}
