import type { Supplier } from "./suppliers.js";

/** Money that moved, or was reserved, at the gateway: what really happened, whatever anybody was told. */
export interface Movement {
  readonly at: number;
  readonly kind: "charge" | "cancel" | "refund" | "release" | "credit" | "return";
  readonly reference: string;
  readonly amountMinor: number;
  /** The merchant's own id of an operation, by which its movements are found. */
  readonly origin?: string | undefined;
}

/** A merchant's decision about a transaction that the gateway carried out. */
export interface Decision {
  readonly kind: "validate" | "acceptReview" | "refuseReview";
  /** How much is validated. */
  readonly amountMinor?: number;
  /** The merchant's own mark of the operation; absent for a decision in the bank's portal. */
  readonly origin?: string | undefined;
}

/** What a transaction waits for: the bank's decision, the merchant's, or a remittance. */
const waitingStatuses: ReadonlySet<TransactionStatus> = new Set([
  "PENDING",
  "TO_CHALLENGE",
  "TO_VALIDATE",
  "TO_CAPTURE",
]);

export type TransactionStatus =
  | "TO_CAPTURE"
  | "CAPTURED"
  | "TO_VALIDATE"
  | "TO_CHALLENGE"
  | "PENDING"
  | "REFUSED"
  | "EXPIRED"
  | "CANCELLED"
  | "TO_CREDIT"
  | "UNPAID";

/** What the gateway holds on a transaction. */
export interface Transaction {
  readonly reference: string;
  /** `order`: what a buyer paid. The others a merchant made. */
  readonly kind: "order" | "duplicate" | "charge" | "moto" | "credit";
  readonly orderId: string | undefined;
  readonly amountMinor: number;
  readonly currencyCode: string;
  readonly cardIndex: number;
  /** VALIDATION: it is captured only once the merchant has validated it. */
  readonly captureMode?: string | undefined;
  /** Where it was paid, or agreed to; absent for cards. */
  readonly supplier?: Supplier | undefined;
  /** The account that was debited by its number. */
  readonly accountIndex?: number | undefined;
  /** The mandate that was debited; absent for all else. */
  readonly mandateId?: string | undefined;
  /** How its cardholder was authenticated; absent where nobody is asked. */
  readonly authentication?: "gateway" | "elsewhere" | "device" | "none" | undefined;
  /** The value of an authentication that was made elsewhere. */
  readonly authenticationValue?: string | undefined;
  /** Whether the issuer is liable, when the gateway's answer to the charge says so. */
  readonly guaranteeIndicator?: "Y" | "N" | undefined;
  readonly at: number;
  readonly responseCode: string;
  readonly acquirerResponseCode: string;
  readonly status: TransactionStatus;
  /** The amount left after cancels and refunds. */
  readonly currentMinor: number;
  readonly scoreColor: string | undefined;
}

/** The status of a payment that is accepted at last: the merchant validates it first, if they have asked for that. */
export function acceptedStatus({ captureMode }: Pick<Transaction, "captureMode">): TransactionStatus {
  return captureMode === "VALIDATION" ? "TO_VALIDATE" : "TO_CAPTURE";
}

interface Entry {
  current: Transaction;
  /** What a query shows, and from when: the gateway's records lag behind. */
  readonly shown: { readonly from: number; readonly transaction: Transaction }[];
}

/** The gateway's ledger: an independent record of all money. */
export interface Ledger {
  readonly movements: readonly Movement[];
  transactions(): readonly Transaction[];
  /** Those that wait for something: few, in a run of weeks. */
  waiting(): readonly Transaction[];
  find(reference: string): Transaction | undefined;
  /** What a query shows, now or at another time. */
  shown(reference: string, at?: number): Transaction | undefined;
  /** Records what a bank knows and the gateway does not yet: it is true, but no query shows it. */
  record(transaction: Transaction): void;
  /** Whether the gateway has recorded it, visible to queries or not. */
  isKept(reference: string): boolean;
  /** True while queries do not show its last write yet. */
  isBehind(reference: string): boolean;
  /** Writes a transaction; queries show it after `delayMs`. */
  write(transaction: Transaction, delayMs: number): void;
  move(movement: Omit<Movement, "at">): void;
  movementsOf(reference: string): readonly Movement[];
  decide(reference: string, decision: Decision): void;
  decisionsOf(reference: string): readonly Decision[];
}

export function createLedger(now: () => number): Ledger {
  const entries = new Map<string, Entry>();
  const waiting = new Set<string>();
  const movements: Movement[] = [];
  const byReference = new Map<string, Movement[]>();
  const decisions = new Map<string, readonly Decision[]>();
  const find = (reference: string) => entries.get(reference)?.current;
  const put = (entry: Entry) => {
    const { reference, status } = entry.current;
    entries.set(reference, entry);
    if (waitingStatuses.has(status)) waiting.add(reference);
    else waiting.delete(reference);
  };
  return {
    movements,
    transactions: () => [...entries.values()].map(({ current }) => current),
    waiting: () => [...waiting].flatMap((reference) => find(reference) ?? []),
    find,
    shown(reference, at = now()) {
      const shown = entries.get(reference)?.shown ?? [];
      for (let index = shown.length - 1; index >= 0; index -= 1) {
        const one = shown[index];
        if (one && one.from <= at) return one.transaction;
      }
      return undefined;
    },
    record: (transaction) => put({ current: transaction, shown: [] }),
    isKept: (reference) => (entries.get(reference)?.shown.length ?? 0) > 0,
    isBehind: (reference) => (entries.get(reference)?.shown.at(-1)?.from ?? 0) > now(),
    write(transaction, delayMs) {
      const entry = entries.get(transaction.reference) ?? { current: transaction, shown: [] };
      entry.current = transaction;
      // Later writes never become visible earlier.
      const from = Math.max(now() + delayMs, entry.shown.at(-1)?.from ?? 0);
      entry.shown.push({ from, transaction });
      put(entry);
    },
    move(movement) {
      const moved = { ...movement, at: now() };
      movements.push(moved);
      const own = byReference.get(movement.reference);
      if (own) own.push(moved);
      else byReference.set(movement.reference, [moved]);
    },
    movementsOf: (reference) => byReference.get(reference) ?? [],
    decide: (reference, decision) =>
      void decisions.set(reference, [...(decisions.get(reference) ?? []), decision]),
    decisionsOf: (reference) => decisions.get(reference) ?? [],
  };
}
