import { carryOut, type ActionContext, type Ending } from "../actions/carry-out.js";
import type { Action } from "../domain/action.js";
import type { Attribution } from "../domain/attribution.js";
import { readMeans, type WalletMean } from "../payment-methods/read-wallet.js";

/** A means of payment in a wallet, and who acts on it. */
export interface MeanRequest extends Attribution {
  readonly merchantWalletId: string;
  readonly paymentMeanId: string;
}

/** Gives a means of payment another name. May be repeated after a lost answer. */
export function renameMean(
  context: ActionContext,
  { merchantWalletId, paymentMeanId, by, reason }: MeanRequest,
  paymentMeanAlias: string,
): Promise<Action> {
  const requested = {
    kind: "renamePaymentMean",
    subject: subjectOf(merchantWalletId),
    details: { paymentMeanId, paymentMeanAlias },
    by,
    reason,
  } as const;
  return carryOut(
    context,
    requested,
    () => context.gateway.updatePaymentMean({ merchantWalletId, paymentMeanId, paymentMeanAlias }),
    settledBy(
      () => readMeans(context, merchantWalletId),
      (means) =>
        means.some((mean) => isMean(mean, paymentMeanId) && mean.paymentMeanAlias === paymentMeanAlias),
      "the wallet shows the new name",
    ),
  );
}

/** Deletes a means of payment for good. After a lost answer, checks the wallet. */
export function deleteMean(
  context: ActionContext,
  { merchantWalletId, by, reason }: Omit<MeanRequest, "paymentMeanId">,
  { paymentMeanId, paymentMeanBrand }: WalletMean,
): Promise<Action> {
  const requested = {
    kind: "deletePaymentMean",
    subject: subjectOf(merchantWalletId),
    details: { paymentMeanId, ...(paymentMeanBrand && { paymentMeanBrand }) },
    by,
    reason,
  } as const;
  return carryOut(
    context,
    requested,
    () => context.gateway.deletePaymentMean({ merchantWalletId, paymentMeanId }),
    // Deleted by another page, or the answer was lost: either way it is gone, as requested.
    settledBy(
      () => readMeans(context, merchantWalletId),
      (means) => !means.some((mean) => isMean(mean, paymentMeanId)),
      "the wallet does not hold it any more",
    ),
  );
}

/**
 * Closes a wallet: the gateway deletes it and everything in it, as a customer may require. The action is the evidence:
 * who, when, and how many means of payment of which brands were erased. After a lost answer, checks the wallet.
 */
export async function closeWallet(
  context: ActionContext,
  { merchantWalletId, by, reason }: Omit<MeanRequest, "paymentMeanId">,
): Promise<Action> {
  const means = await readMeans(context, merchantWalletId);
  const requested = {
    kind: "closeWallet",
    subject: subjectOf(merchantWalletId),
    details: {
      erased: means.length,
      brands: means.flatMap(({ paymentMeanBrand }) => paymentMeanBrand ?? []),
    },
    by,
    reason,
  } as const;
  return carryOut(
    context,
    requested,
    () => context.gateway.signOff({ merchantWalletId }),
    settledBy(
      () => readMeans(context, merchantWalletId),
      (left) => left.length === 0,
      "the gateway has no such wallet, or nothing in it",
    ),
  );
}

/** What the actions on a wallet are about. */
export function subjectOf(merchantWalletId: string): string {
  return `wallet:${merchantWalletId}`;
}

/** True for the means of payment with this id. Numeric ids: "1" and "000001" are the same. */
export function isMean(mean: WalletMean, paymentMeanId: string): boolean {
  return /^\d{1,6}$/.test(paymentMeanId) && Number(mean.paymentMeanId) === Number(paymentMeanId);
}

/** Settles an answer that leaves the end open by what the wallet shows now. */
function settledBy(
  read: () => Promise<readonly WalletMean[]>,
  isDone: (means: readonly WalletMean[]) => boolean,
  what: string,
): (ending: Ending) => Promise<Ending> {
  return async (ending) => {
    if (ending.state === "done" || ending.state === "not-done") return ending;
    try {
      return isDone(await read()) ? { ...ending, state: "done", what } : ending;
    } catch {
      // The wallet cannot be read either: what the answer says stands.
      return ending;
    }
  };
}
