/** A mandate in a wallet at the gateway. Its id is never given to another one. */
export interface StoredMandate {
  readonly id: string;
  readonly mandateId: string;
}

/** A mandate that the gateway has added to a wallet, or deleted from it. */
export interface MandateChange {
  readonly at: number;
  readonly kind: "add" | "delete";
  readonly walletId: string;
  readonly mandate: StoredMandate;
}

/** The mandates in the wallets at the gateway, and every change of them but that of a closed wallet. */
export interface WalletMandates {
  of(walletId: string): readonly StoredMandate[];
  add(walletId: string, mandateId: string): StoredMandate;
  /** Deletes a mandate, by an id with or without leading zeros; false when there is no such mandate. */
  remove(walletId: string, meanId: string): boolean;
  /** Deletes all mandates of a wallet, with the wallet. */
  close(walletId: string): void;
  readonly changes: readonly MandateChange[];
}

/** Ids are behind those of all cards. */
const firstId = 101;

export function createWalletMandates(now: () => number): WalletMandates {
  const wallets = new Map<string, readonly StoredMandate[]>();
  const numbers = new Map<string, number>();
  const changes: MandateChange[] = [];
  const of = (walletId: string) => wallets.get(walletId) ?? [];
  return {
    of,
    add(walletId, mandateId) {
      const number = numbers.get(walletId) ?? firstId;
      numbers.set(walletId, number + 1);
      const mandate = { id: String(number), mandateId };
      wallets.set(walletId, [...of(walletId), mandate]);
      changes.push({ at: now(), kind: "add", walletId, mandate });
      return mandate;
    },
    remove(walletId, meanId) {
      const mandate = of(walletId).find(({ id }) => Number(id) === Number(meanId));
      if (!mandate) return false;
      wallets.set(
        walletId,
        of(walletId).filter((one) => one !== mandate),
      );
      changes.push({ at: now(), kind: "delete", walletId, mandate });
      return true;
    },
    close: (walletId) => void wallets.delete(walletId),
    changes,
  };
}
