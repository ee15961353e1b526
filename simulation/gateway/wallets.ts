import type { Card } from "./cards.js";

/** A card in a wallet at the gateway. Its id is never given to another one. */
export interface StoredMean {
  readonly id: string;
  readonly card: Card;
  readonly alias?: string;
}

/** A change of a wallet that the gateway has carried out. */
export interface WalletChange {
  readonly at: number;
  readonly kind: "add" | "rename" | "delete" | "close";
  readonly walletId: string;
  /** What it is about; absent when a wallet is closed. */
  readonly mean?: StoredMean;
}

/** The wallets at the gateway, and everything that was done to them. */
export interface Wallets {
  /** What a wallet holds; undefined for one that does not exist. */
  of(walletId: string): readonly StoredMean[] | undefined;
  /** A card in a wallet, by an id with or without leading zeros. */
  find(walletId: string, meanId: string): StoredMean | undefined;
  /** Opens the wallet if there is none. */
  open(walletId: string): void;
  /** Adds a card, and opens the wallet if there is none. */
  add(walletId: string, card: Card): StoredMean;
  /** Gives a card another name; false when there is no such card. */
  rename(walletId: string, meanId: string, alias: string): boolean;
  /** Deletes a card; false when there is no such card. */
  remove(walletId: string, meanId: string): boolean;
  /** Deletes a wallet with everything in it; false when there is none. */
  close(walletId: string): boolean;
  readonly changes: readonly WalletChange[];
}

export function createWallets(now: () => number): Wallets {
  const wallets = new Map<string, readonly StoredMean[]>();
  const numbers = new Map<string, number>();
  const changes: WalletChange[] = [];
  const note = (change: Omit<WalletChange, "at">) => void changes.push({ ...change, at: now() });
  const find = (walletId: string, meanId: string) =>
    wallets.get(walletId)?.find(({ id }) => Number(id) === Number(meanId));
  return {
    of: (walletId) => wallets.get(walletId),
    find,
    open(walletId) {
      if (!wallets.has(walletId)) wallets.set(walletId, []);
    },
    add(walletId, card) {
      const number = 1 + (numbers.get(walletId) ?? 0);
      numbers.set(walletId, number);
      const mean = { id: String(number), card };
      wallets.set(walletId, [...(wallets.get(walletId) ?? []), mean]);
      note({ kind: "add", walletId, mean });
      return mean;
    },
    rename(walletId, meanId, alias) {
      const mean = find(walletId, meanId);
      if (!mean) return false;
      const renamed = { ...mean, alias };
      wallets.set(walletId, wallets.get(walletId)?.map((one) => (one === mean ? renamed : one)) ?? []);
      note({ kind: "rename", walletId, mean: renamed });
      return true;
    },
    remove(walletId, meanId) {
      const mean = find(walletId, meanId);
      if (!mean) return false;
      wallets.set(walletId, wallets.get(walletId)?.filter((one) => one !== mean) ?? []);
      note({ kind: "delete", walletId, mean });
      return true;
    },
    close(walletId) {
      if (!wallets.delete(walletId)) return false;
      note({ kind: "close", walletId });
      return true;
    },
    changes,
  };
}
