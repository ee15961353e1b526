import type { OrderDetails } from "../domain/order.js";
import { wrongField } from "../domain/wrong-field.js";
import type { Attribution } from "../domain/attribution.js";
import type { CardOfOperation, Operation } from "../domain/operation.js";
import type { SavedMean } from "../domain/saved-mean.js";
import { detailsFor } from "../payment-methods/order-fields.js";
import { orderIdField } from "../payment-methods/order-id-form.js";
import { makeTransaction, type MakeTransactionContext } from "./new-transaction.js";

/** A card behind the gateway's own token, as `getTransactionData` shows it of a payment: needs no wallet. */
export interface TokenisedCard {
  /** Never a card number. */
  readonly tokenPan: string;
  /** YYYYMM */
  readonly cardExpiryDate: string;
  /** See SavedMean. */
  readonly schemeTransactionIdentifier?: string | undefined;
}

/** A request to charge a card while its buyer is away: a subscription, a deposit, a late fee. */
export interface ChargeRequest extends Attribution {
  /** Idempotency key: the merchant's own id of this charge, up to 64 of [A-Za-z0-9_.:-]. Repeats charge nothing. */
  readonly idempotencyKey: string;
  /** In the smallest unit. */
  readonly amountMinor: number;
  /** ISO 4217 numeric. */
  readonly currencyCode: string;
  readonly orderId?: string;
  readonly details?: OrderDetails;
}

/**
 * Charges a card that its cardholder has authenticated once (merchant-initiated transaction). The new transaction is
 * `reference` of the operation. When it is refused with `mustAuthenticate`, the bank wants to ask the cardholder: have
 * them pay on the payment page.
 *
 * @param paymentPattern of the charge
 */
export async function chargeSavedMean(
  context: MakeTransactionContext,
  mean: SavedMean | TokenisedCard,
  request: ChargeRequest,
  paymentPattern: "RECURRING_N" | "INSTALMENT" = "RECURRING_N",
): Promise<Operation> {
  checkMean(mean);
  const { idempotencyKey, amountMinor, currencyCode, orderId, details, by, reason } = request;
  const making = {
    kind: "charge",
    idempotencyKey,
    amountMinor,
    currencyCode,
    ...(orderId !== undefined && { orderId }),
    ...("merchantWalletId" in mean && { card: cardOf(mean) }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
  } as const;
  return makeTransaction(context, making, ({ reference }) => {
    const order = {
      amount: String(amountMinor),
      currencyCode,
      orderChannel: "INTERNET",
      paymentPattern,
      transactionReference: reference,
      ...orderIdField(context.orderIdForm, orderId),
      ...(mean.schemeTransactionIdentifier && {
        initialSchemeTransactionIdentifier: mean.schemeTransactionIdentifier,
      }),
    } as const;
    const call = () =>
      "merchantWalletId" in mean
        ? context.gateway.walletOrder({
            ...detailsFor("walletOrder", details),
            ...order,
            merchantWalletId: mean.merchantWalletId,
            paymentMeanId: mean.paymentMeanId,
          })
        : context.gateway.cardOrder({
            ...detailsFor("cardOrder", details),
            ...order,
            panType: "TOKEN_PAN",
            cardNumber: mean.tokenPan,
            cardExpiryDate: mean.cardExpiryDate,
          });
    return Promise.resolve({ currencyCode, call });
  });
}

/** In a fixed order and without other fields, so that a repeated request compares equal. */
function cardOf({
  merchantWalletId,
  paymentMeanId,
  schemeTransactionIdentifier,
}: SavedMean): CardOfOperation {
  return {
    merchantWalletId,
    paymentMeanId,
    ...(schemeTransactionIdentifier !== undefined && { schemeTransactionIdentifier }),
  };
}

/** What makes a token unusable; undefined when it can be charged. */
export function faultOfToken({ tokenPan, cardExpiryDate }: TokenisedCard) {
  if (/^\d{12,19}$/.test(tokenPan)) return { field: "tokenPan", shouldBe: "a token, never a card number" };
  const isMonth = /^20\d\d(0[1-9]|1[0-2])$/.test(cardExpiryDate);
  return isMonth ? undefined : { field: "cardExpiryDate", shouldBe: "YYYYMM" };
}

function checkMean(mean: SavedMean | TokenisedCard): void {
  if ("tokenPan" in mean) {
    const fault = faultOfToken(mean);
    if (fault) throw wrongField(fault.field, fault.shouldBe);
    return;
  }
  if (!/^\w{1,21}$/.test(mean.merchantWalletId))
    throw wrongField("merchantWalletId", "1 to 21 of [A-Za-z0-9_]");
  if (!/^\d{1,6}$/.test(mean.paymentMeanId)) throw wrongField("paymentMeanId", "1 to 6 digits");
}
