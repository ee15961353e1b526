import type { PaymentMode } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import type { Order } from "../domain/order.js";
import { ciphertext } from "./card-inputs.js";
import { cseForPage } from "./cse-settings.js";
import { orderFields } from "./order-fields.js";
import type { PaymentMethod } from "./payment-method.js";
import { readWallet } from "./read-wallet.js";
import {
  afterEnrolment,
  threeDSecureSteps,
  type EnrolledState,
  type ReturnProof,
  type ThreeDSecureSettings,
} from "./three-d-secure.js";

/** A card that the buyer has saved at the gateway; its security code, if asked for, encrypted in the browser. */
export interface SavedCardInput {
  readonly paymentMeanId: string;
  readonly cardCSCValue?: string;
}

const schema = v.strictObject({
  paymentMeanId: v.pipe(v.string(), v.regex(/^\d{1,6}$/)),
  cardCSCValue: v.exactOptional(ciphertext),
});

/** Cards of the buyer's wallet at the gateway, for orders that name it as `merchantWalletId`. */
export function savedCard(
  settings: ThreeDSecureSettings = {},
): PaymentMethod<SavedCardInput, EnrolledState, ReturnProof> {
  return {
    ...threeDSecureSteps(settings),
    id: "saved-card",
    modes: ["wallet"],
    input: (_mode: PaymentMode | undefined) => schema,

    async prepare(context, { order }) {
      const savedCards = await readWallet(context, walletOf(order));
      // A saved card may need its security code, which our own field encrypts.
      const cse = context.cse && cseForPage(context.cse);
      return { kind: "accepted", code: "00", answer: { savedCards, ...(cse && { cse }) } };
    },

    async start({ call }, payment, { paymentMeanId, cardCSCValue }) {
      const outcome = await call("walletCheckEnrollment", {
        ...payment.order.details,
        ...orderFields(payment),
        merchantWalletId: walletOf(payment.order),
        paymentMeanId,
        ...(cardCSCValue !== undefined && { cardCSCValue, cscType: "CSE" }),
      });
      return afterEnrolment(settings, "walletCheckEnrollment", outcome);
    },
  };
}

/** The wallet comes from the shop's order, never from the browser, so that nobody can pay with another buyer's card. */
function walletOf({ merchantWalletId }: Order): string {
  if (merchantWalletId !== undefined) return merchantWalletId;
  throw new PaymentError("PAYMENT_MODE_UNAVAILABLE", "This buyer has no wallet in this shop.", {
    field: "mode",
  });
}
