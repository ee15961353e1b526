import { encryptCard } from "@sips-kit/cse";
import { PaymentError, readCseKey, type Operation } from "@sips-kit/server";
import { expect } from "vitest";
import type { Shop } from "./shop.js";

/** A card that is charged without a challenge. */
export const frictionless = "5100000100000700";

/** What a test may change of an order by phone. */
export interface PhoneOrder {
  readonly idempotencyKey?: string;
  readonly cardNumber?: string;
  readonly order?: { readonly orderId?: string };
}

/** The result of an order that staff enter for a buyer on the phone: its state, or why it was refused. */
export async function takesByPhone(
  shop: Shop,
  { idempotencyKey = "phone-1", cardNumber = frictionless, order = { orderId: "4711" } }: PhoneOrder = {},
): Promise<Operation["state"] | PaymentError["code"]> {
  const key = readCseKey(shop.simulator.csePublicKeyPem);
  const card = { ...(await encryptCard({ cardNumber }, key)), cardExpiryDate: "203012" };
  const asked = { ...order, amountMinor: 2490, currencyCode: "978" };
  return shop.payments.operations.moto({ ...asked, idempotencyKey, card }).then(
    ({ state }) => state,
    (error: unknown) => {
      if (!(error instanceof PaymentError)) throw error;
      // A link to the buyer's own pages is for the buyer alone.
      expect(error.more).not.toHaveProperty("url");
      return error.code;
    },
  );
}
