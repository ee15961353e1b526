import type { Store } from "../store/store.js";
import type { Clock } from "../world/clock.js";
import type { Card } from "./card.js";

/** A bank account in a wallet: the mandate that lets the shop debit it, or the account's own numbers. */
export interface DebitAccount {
  readonly mandateId?: string | undefined;
  /** An IBAN, or an account number of the bank below. */
  readonly customerAccount?: string | undefined;
  readonly customerBankCode?: string | undefined;
  readonly transactionActors?: string | undefined;
}

/** One means of payment in a wallet: a card, a bank account or the wallet of a bank. */
export interface StoredMean {
  /** A rank, as text. A rank is never reused during the life of the wallet. */
  readonly paymentMeanId: string;
  readonly paymentMeanBrand: string;
  readonly card?: Card;
  readonly account?: DebitAccount;
  /** The wallet of the buyer's bank (Paylib). */
  readonly issuerWalletId?: string;
  paymentMeanAlias?: string | undefined;
}

/** What one buyer has stored at one shop. */
export interface Wallet {
  readonly merchantId: string;
  readonly merchantWalletId: string;
  /** Milliseconds since 1970, as the next one. */
  readonly createdAt: number;
  lastActionAt: number;
  lastRank: number;
  means: StoredMean[];
}

/** The wallets of all shops. Each shop sees its own. */
export interface Wallets {
  find(merchantId: string, merchantWalletId: string): Wallet | undefined;
  /** Adds to the wallet, and creates it if necessary. */
  add(
    merchantId: string,
    merchantWalletId: string,
    mean: Omit<StoredMean, "paymentMeanId">,
  ): { readonly wallet: Wallet; readonly mean: StoredMean };
  rename(wallet: Wallet, mean: StoredMean, paymentMeanAlias: string | undefined): void;
  remove(wallet: Wallet, mean: StoredMean): void;
  signOff(wallet: Wallet): void;
  all(): Iterable<Wallet>;
  reset(): void;
}

export function createWallets(clock: Clock, store: Store): Wallets {
  const held = store.collection<Wallet>("wallets");
  const keep = (wallet: Wallet) => {
    wallet.lastActionAt = clock.now();
    held.set(keyOf(wallet.merchantId, wallet.merchantWalletId), wallet);
  };
  return {
    find: (merchantId, merchantWalletId) => held.get(keyOf(merchantId, merchantWalletId)),
    add(merchantId, merchantWalletId, mean) {
      const now = clock.now();
      const wallet: Wallet = held.get(keyOf(merchantId, merchantWalletId)) ?? {
        merchantId,
        merchantWalletId,
        createdAt: now,
        lastActionAt: now,
        lastRank: 0,
        means: [],
      };
      wallet.lastRank += 1;
      const stored: StoredMean = { ...mean, paymentMeanId: String(wallet.lastRank) };
      wallet.means.push(stored);
      keep(wallet);
      return { wallet, mean: stored };
    },
    rename(wallet, mean, paymentMeanAlias) {
      mean.paymentMeanAlias = paymentMeanAlias;
      keep(wallet);
    },
    remove(wallet, mean) {
      wallet.means = wallet.means.filter((one) => one !== mean);
      keep(wallet);
    },
    signOff: (wallet) => void held.delete(keyOf(wallet.merchantId, wallet.merchantWalletId)),
    all: () => held.values(),
    reset: () => held.clear(),
  };
}

function keyOf(merchantId: string, merchantWalletId: string): string {
  return `${merchantId} ${merchantWalletId}`;
}
