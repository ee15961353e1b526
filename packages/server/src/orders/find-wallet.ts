import type { BuyerRequest } from "../domain/buyer-request.js";
import { PaymentError } from "../domain/errors.js";
import type { ResolveWallet } from "../domain/resolve-wallet.js";
import type { Context } from "../context/context.js";
import { isWalletId } from "../domain/wallet-id.js";
import { faultToLog } from "../gateway/fault-to-log.js";

/** The wallet to save a card in; the shop must also accept encrypted cards. Throws PaymentError. */
export async function findWalletForNewCard(
  context: Pick<Context, "cse" | "resolveWallet">,
  request: BuyerRequest,
): Promise<string> {
  if (context.cse) return findWallet(context, request);
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "Cards are saved by client-side encryption alone.");
}

/**
 * True when the buyer has a wallet, so that the page may offer to save their card. A fault is logged, and the page
 * makes no offer.
 */
export async function hasWallet(
  { log, resolveWallet }: Pick<Context, "log" | "resolveWallet">,
  request: BuyerRequest,
): Promise<boolean> {
  if (!resolveWallet) return false;
  try {
    return (await askForWallet(resolveWallet, request)) !== undefined;
  } catch (error) {
    log({ step: "resolveWallet failed", ...faultToLog(error) });
    return false;
  }
}

/** Asks the shop for the wallet, and checks it against the gateway's format. Throws PaymentError. */
export async function findWallet(
  { resolveWallet }: Pick<Context, "resolveWallet">,
  request: BuyerRequest,
): Promise<string> {
  if (!resolveWallet) {
    throw new PaymentError(
      "PAYMENT_MODE_UNAVAILABLE",
      "This shop does not save cards: resolveWallet is not set.",
    );
  }
  const merchantWalletId = await askForWallet(resolveWallet, request);
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_WALLET_NONE", "There is no wallet for this buyer; log in first.");
}

/**
 * The shop's answer; undefined when it has no wallet for this buyer. Throws PaymentError when it is not the id of a
 * wallet.
 */
async function askForWallet(
  resolveWallet: ResolveWallet,
  request: BuyerRequest,
): Promise<string | undefined> {
  // A shop in JavaScript says null for nobody.
  const merchantWalletId = (await resolveWallet(request)) ?? undefined;
  if (merchantWalletId === undefined || isWalletId(merchantWalletId)) return merchantWalletId;
  throw new PaymentError("PAYMENT_WALLET_INVALID", "resolveWallet must return 1 to 21 letters, digits or _.");
}
