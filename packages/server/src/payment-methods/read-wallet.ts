import type { AnswerOf, SavedCard } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import type { Gateway } from "../gateway/gateway.js";
import type { PaymentStep } from "../telemetry/payment-step.js";

/** What reading a wallet needs. */
export interface WalletReader {
  readonly gateway: Gateway;
  readonly log: (step: PaymentStep) => void;
}

/** Codes for "no such wallet": nothing was saved yet. Older interfaces use 01. */
const walletUnknown: ReadonlySet<string> = new Set(["25", "01"]);

/** A means of payment in a wallet: a card, a bank account (with `mandateId`), or the wallet of a bank. */
export interface WalletMean {
  readonly paymentMeanId: string;
  /** Masked, also where it is a bank account. */
  readonly maskedPan?: string | undefined;
  readonly paymentMeanBrand?: string | undefined;
  /** YYYYMM; only cards have one. */
  readonly panExpiryDate?: string | undefined;
  /** The customer's own name for it. */
  readonly paymentMeanAlias?: string | undefined;
  readonly mandateId?: string | undefined;
  readonly issuerWalletType?: string | undefined;
}

/** A means of payment from an answer; undefined without an id, which would name nothing. */
export function meanOf(
  data: NonNullable<AnswerOf<"getPaymentMeanData">["walletPaymentMeanData"]>,
): WalletMean | undefined {
  const { paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias, mandateId } = data;
  if (!paymentMeanId) return undefined;
  const { issuerWalletType } = data;
  return {
    paymentMeanId,
    ...(maskedPan && { maskedPan }),
    ...(paymentMeanBrand && { paymentMeanBrand }),
    ...(panExpiryDate && { panExpiryDate }),
    ...(paymentMeanAlias && { paymentMeanAlias }),
    ...(mandateId && { mandateId }),
    ...(issuerWalletType && { issuerWalletType }),
  };
}

/** A wallet, as the gateway shows it. */
export interface StoredWallet {
  readonly createdAt?: string | undefined;
  readonly lastActionAt?: string | undefined;
  readonly means: readonly WalletMean[];
}

/**
 * Reads a wallet; undefined when the gateway does not know it. Any other refusal means that it could not be read, and
 * may hold cards.
 *
 * @throws PaymentError when the gateway does not tell
 */
export async function readStoredWallet(
  { gateway, log }: WalletReader,
  merchantWalletId: string,
): Promise<StoredWallet | undefined> {
  const outcome = await gateway.getWalletData({ merchantWalletId });
  if (outcome.kind === "refused" && walletUnknown.has(outcome.code)) return undefined;
  if (outcome.kind !== "accepted") {
    log({ step: "getWalletData", code: "code" in outcome ? outcome.code : outcome.error.code });
    throw new PaymentError(
      outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
      "The saved cards cannot be read at the moment. Nothing was charged; try again or enter a card.",
    );
  }
  const { walletCreationDateTime, walletLastActionDateTime, walletPaymentMeanDataList } = outcome.answer;
  return {
    createdAt: walletCreationDateTime,
    lastActionAt: walletLastActionDateTime,
    means: (walletPaymentMeanDataList ?? []).flatMap((mean) => meanOf(mean) ?? []),
  };
}

/** All means of payment in a wallet; none in one that the gateway does not know. Throws as readStoredWallet does. */
export async function readMeans(
  reader: WalletReader,
  merchantWalletId: string,
): Promise<readonly WalletMean[]> {
  return (await readStoredWallet(reader, merchantWalletId))?.means ?? [];
}

/** The cards in a wallet; none in one that the gateway does not know. Throws as readStoredWallet does. */
export async function readWallet(
  reader: WalletReader,
  merchantWalletId: string,
): Promise<readonly SavedCard[]> {
  return (await readMeans(reader, merchantWalletId)).flatMap((mean) => cardOf(mean) ?? []);
}

/** A means of payment as a saved card; undefined when it is none. */
function cardOf(mean: WalletMean): SavedCard | undefined {
  const { paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias } = mean;
  // Wallets hold bank accounts as well, masked like cards; only cards have an expiry date.
  if (panExpiryDate === undefined || maskedPan === undefined) return undefined;
  return { paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias };
}
