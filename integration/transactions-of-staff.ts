import type { Operation } from "@sips-kit/server";
import { found } from "./scripted-gateway.js";
import type { ScriptedShop } from "./scripted-shop.js";

/** An operation that makes a new transaction, in a shop whose newest payment is paid. */
export interface TransactionOfStaff {
  /** The gateway method that is called. */
  readonly method: string;
  make(scene: ScriptedShop, orderId?: string): Promise<Operation>;
}

const token = { tokenPan: "510000h719850600", cardExpiryDate: "203012" };
const card = { cardNumber: "C".repeat(342) + "==", cardExpiryDate: "203012" };

/** What each is asked with. */
function requestFor(orderId?: string) {
  const sum = { idempotencyKey: "o1", amountMinor: 990, currencyCode: "978" };
  return { ...sum, ...(orderId !== undefined && { orderId }) };
}

/** All such operations, by kind. */
export const transactionsOfStaff: { readonly [kind: string]: TransactionOfStaff } = {
  charge: {
    method: "cardOrder",
    make: ({ shop }, orderId) => shop.payments.operations.charge(token, requestFor(orderId)),
  },
  moto: {
    method: "cardOrder",
    make: ({ shop }, orderId) => shop.payments.operations.moto({ ...requestFor(orderId), card }),
  },
  duplicate: {
    method: "duplicate",
    async make({ shop, office, newest }, orderId) {
      const { reference = "" } = (await newest()) ?? {};
      office.script("getTransactionData", (_request, known) => found(known, { responseCode: "00" }));
      return shop.payments.operations.duplicate({ ...requestFor(orderId), reference });
    },
  },
  creditHolder: {
    method: "creditHolder",
    make: ({ shop }, orderId) => shop.payments.operations.creditHolder({ ...requestFor(orderId), card }),
  },
  walletCreditHolder: {
    method: "walletCreditHolder",
    make: ({ shop }, orderId) =>
      shop.payments.operations.walletCreditHolder({
        ...requestFor(orderId),
        merchantWalletId: "ANN",
        paymentMeanId: "1",
      }),
  },
};
