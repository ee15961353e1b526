import * as v from "valibot";
import { carryOut, type ActionAnswer, type ActionContext, type Ending } from "../actions/carry-out.js";
import type { Action } from "../domain/action.js";
import type { Attribution } from "../domain/attribution.js";
import { walletSubject } from "../domain/wallet-subject.js";
import { wrongField } from "../domain/wrong-field.js";
import type { Outcome } from "../gateway/gateway.js";
import { nameOf } from "../payment-methods/card-inputs.js";
import { readMeans, type WalletMean } from "../payment-methods/read-wallet.js";

/** A wallet, and who acts on it. */
export interface WalletRequest extends Attribution {
  readonly merchantWalletId: string;
}

/** A means of payment in a wallet, and who acts on it. */
export interface MeanRequest extends WalletRequest {
  readonly paymentMeanId: string;
}

/**
 * Adds a signed mandate. May be repeated after a lost answer: the gateway knows the mandate by its id. Throws PaymentError
 * for a name that it cannot have.
 */
export async function addMandate(
  context: ActionContext,
  request: WalletRequest,
  mandate: { readonly mandateId: string; readonly paymentMeanAlias?: string },
): Promise<Action> {
  const { merchantWalletId } = request;
  requireName(mandate.paymentMeanAlias);
  return changeWallet(context, request, {
    kind: "addMandate",
    details: { ...mandate },
    call: () =>
      context.gateway.addDirectDebit({
        merchantWalletId,
        ...mandate,
        paymentMeanBrand: "SEPA_DIRECT_DEBIT",
      }),
    isDone: (means) => holdsMandate(means, mandate.mandateId),
    shown: "the wallet holds it",
  });
}

/** True when the wallet holds the mandate. */
export function holdsMandate(means: readonly WalletMean[], mandateId: string): boolean {
  return means.some((mean) => mean.mandateId === mandateId);
}

/**
 * Gives a means of payment another name. May be repeated after a lost answer. Throws PaymentError for a name that it cannot
 * have.
 */
export async function renameMean(
  context: ActionContext,
  request: MeanRequest,
  paymentMeanAlias: string,
): Promise<Action> {
  const { merchantWalletId, paymentMeanId } = request;
  requireName(paymentMeanAlias);
  return changeWallet(context, request, {
    kind: "renamePaymentMean",
    details: { paymentMeanId, paymentMeanAlias },
    call: () => context.gateway.updatePaymentMean({ merchantWalletId, paymentMeanId, paymentMeanAlias }),
    isDone: (means) =>
      means.some((mean) => isMean(mean, paymentMeanId) && mean.paymentMeanAlias === paymentMeanAlias),
    shown: "the wallet shows the new name",
  });
}

const nameForm = v.optional(v.pipe(nameOf(50), v.nonEmpty()));

/** The name of a means of payment is kept in the journal: it must hold no card data. */
function requireName(paymentMeanAlias: string | undefined): void {
  if (v.is(nameForm, paymentMeanAlias)) return;
  const shouldBe =
    "1 to 50 characters, without three digits in a row, which may be a security code, and not all invisible";
  throw wrongField("paymentMeanAlias", shouldBe);
}

/** Deletes a means of payment for good. After a lost answer, checks the wallet. */
export function deleteMean(
  context: ActionContext,
  request: WalletRequest,
  { paymentMeanId, paymentMeanBrand }: WalletMean,
): Promise<Action> {
  const { merchantWalletId } = request;
  return changeWallet(context, request, {
    kind: "deletePaymentMean",
    details: { paymentMeanId, ...(paymentMeanBrand && { paymentMeanBrand }) },
    call: () => context.gateway.deletePaymentMean({ merchantWalletId, paymentMeanId }),
    // Deleted by another page, or the answer was lost: either way it is gone, as requested.
    isDone: (means) => !means.some((mean) => isMean(mean, paymentMeanId)),
    shown: "the wallet does not hold it any more",
  });
}

/**
 * Closes a wallet: the gateway deletes it and everything in it, as a customer may require. The action is the evidence:
 * who, when, and how many means of payment of which brands were erased. After a lost answer, checks the wallet.
 */
export async function closeWallet(context: ActionContext, request: WalletRequest): Promise<Action> {
  const { merchantWalletId } = request;
  const means = await readMeans(context, merchantWalletId);
  return changeWallet(context, request, {
    kind: "closeWallet",
    details: {
      erased: means.length,
      brands: means.flatMap(({ paymentMeanBrand }) => paymentMeanBrand ?? []),
    },
    call: () => context.gateway.signOff({ merchantWalletId }),
    isDone: (left) => left.length === 0,
    shown: "the gateway has no such wallet, or nothing in it",
  });
}

/** A change of a wallet: the call, and how the wallet shows that it was made. */
interface WalletChange extends Pick<Action, "kind" | "details"> {
  readonly call: () => Promise<Outcome<ActionAnswer>>;
  readonly isDone: (means: readonly WalletMean[]) => boolean;
  /** The text for a change that the wallet shows. */
  readonly shown: string;
}

function changeWallet(
  context: ActionContext,
  { merchantWalletId, by, reason }: WalletRequest,
  { kind, details, call, isDone, shown }: WalletChange,
): Promise<Action> {
  const requested = { kind, subject: walletSubject(merchantWalletId), details, by, reason };
  return carryOut(
    context,
    requested,
    call,
    resolvedBy(() => readMeans(context, merchantWalletId), isDone, shown),
  );
}

/** True for the means of payment with this id. Numeric ids: "1" and "000001" are the same. */
export function isMean(mean: WalletMean, paymentMeanId: string): boolean {
  return /^\d{1,6}$/.test(paymentMeanId) && Number(mean.paymentMeanId) === Number(paymentMeanId);
}

/** Resolves an answer that leaves the end open by what the wallet shows now. */
function resolvedBy(
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
