import * as v from "valibot";
import type { Attribution } from "../domain/attribution.js";
import { readBody } from "../domain/read-body.js";
import type { Operation } from "../domain/operation.js";
import type { OrderDetails } from "../domain/order.js";
import { cardFields, holderOf, type CardInput } from "../payment-methods/card.js";
import { detailsFor } from "../payment-methods/order-fields.js";
import { cardCiphertexts, cardholderName as nameOnCard, printable } from "../payment-methods/card-inputs.js";
import { orderIdField } from "../payment-methods/order-id-form.js";
import { makeTransaction, type MakeTransactionContext } from "./new-transaction.js";
import { refusePaidOrder, standingLetGo } from "./refuse-paid-order.js";

/** How a buyer who is not at a page gave their card to staff; MOTO says that it was one of the two. */
export type MotoChannel = "MOTO" | "MAIL_ORDER" | "TELEPHONE_ORDER";

/** A card order that staff enter for a buyer. */
export interface MotoRequest extends Attribution {
  /** Idempotency key: the merchant's own id of this order, up to 64 of [A-Za-z0-9_.:-]. Repeats charge nothing. */
  readonly idempotencyKey: string;
  /** In the smallest unit. */
  readonly amountMinor: number;
  /** ISO 4217 numeric. */
  readonly currencyCode: string;
  /** Default: `TELEPHONE_ORDER`. */
  readonly orderChannel?: MotoChannel;
  /**
   * Encrypted in the browser in which it is entered, or replaced by a token from the gateway's fields. Never in clear.
   */
  readonly card: CardInput;
  readonly cardholderName?: string;
  /**
   * With it, nothing is charged while a payment of this order, by its buyer or by phone, stands or may still succeed. In
   * any format: one that the gateway does not take (`orderIdForm`) is not sent to it.
   */
  readonly orderId?: string;
  readonly details?: OrderDetails;
}

/**
 * Charges a card whose buyer is on the phone, or has written (MOTO). The cardholder cannot authenticate, so the shop is
 * liable for disputes, and the contract must permit the channel. The card is in the call alone, never in the journal. The
 * order is claimed before the call is sent, and until it has failed: its buyer cannot pay it meanwhile.
 *
 * @throws PaymentError PAYMENT_ORDER_PAID or PAYMENT_ORDER_PENDING when the buyer or other staff have paid it, or may have
 */
export async function orderByPhone(
  context: MakeTransactionContext,
  request: MotoRequest,
): Promise<Operation> {
  checkCard(request);
  const { idempotencyKey, amountMinor, currencyCode, card, orderId, details, by, reason } = request;
  const { cardholderName, orderChannel = "TELEPHONE_ORDER" } = request;
  const insteadOf =
    orderId === undefined ? undefined : await refuseUnlessKnown(context, idempotencyKey, orderId);
  const making = {
    kind: "moto",
    idempotencyKey,
    amountMinor,
    currencyCode,
    ...(orderId !== undefined && { orderId }),
    ...(insteadOf !== undefined && { insteadOf }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
  } as const;
  return makeTransaction(context, making, async ({ reference }) => {
    // Released since it was looked for: from the claim of this order on, there can be no more of them.
    const letGo = orderId === undefined ? undefined : await standingLetGo(context, orderId);
    if (letGo) return { why: `the order may be paid by ${letGo.reference}` };
    const call = () =>
      context.gateway.cardOrder({
        ...detailsFor("cardOrder", details),
        amount: String(amountMinor),
        currencyCode,
        orderChannel,
        transactionReference: reference,
        ...orderIdField(context.orderIdForm, orderId),
        ...holderOf({ cardholderName }),
        ...cardFields(card),
      });
    return { currencyCode, call };
  });
}

/** A repeat charges nothing, whatever has become of the order. */
async function refuseUnlessKnown(
  context: MakeTransactionContext,
  idempotencyKey: string,
  orderId: string,
): Promise<string | undefined> {
  const known = await context.journal.operations.read(idempotencyKey);
  return known ? undefined : refusePaidOrder(context, orderId);
}

const encryptedSchema = v.strictObject({ ...cardCiphertexts, cardholderName: nameOnCard });
const tokenSchema = v.strictObject({ paymentToken: printable(4096), cardholderName: nameOnCard });

/** As in a buyer's payment: a number in clear is no ciphertext, and a security code is no name. */
function checkCard({ card, cardholderName: name }: MotoRequest): void {
  const given = { ...card, ...(name !== undefined && { cardholderName: name }) };
  readBody<object>("paymentToken" in card ? tokenSchema : encryptedSchema, given);
}
