import type { MethodName } from "@sips-kit/protocol";
import {
  bancontactMobile,
  ideal,
  issuerWallet,
  paypal,
  sepaDirectDebit,
  sofort,
  type Order,
  type PaymentMethod,
} from "@sips-kit/server";
import { rotterdam } from "../ideal-scene.js";
import { canaries } from "./canaries.js";

/** A payment method as the shared table of tests needs it. One entry per method: the tests are the same for all. */
export interface MethodUnderTest {
  readonly method: PaymentMethod;
  /** What the shop's order has besides amount and currency, such as the buyer's wallet. */
  readonly order?: Partial<Order>;
  /** What the page sends besides the session. */
  readonly input?: object;
  /** The calls that open the payment, in their order. When the answer of one is lost, nothing was paid. */
  readonly opening: readonly MethodName[];
  /** The calls after the buyer's return, in their order. */
  readonly closing: readonly MethodName[];
  /**
   * What moves the money: the buyer, who may then close the tab and has paid, or the last of the closing calls, so that
   * a buyer who does not come back has not.
   */
  readonly paidBy: "buyer" | "last call";
  /** Buyers confirm in the shop after their return. */
  readonly confirms?: true;
  /** Closing calls that must be answered while the session lasts, or else nothing is paid. */
  readonly needed?: readonly MethodName[];
}

/** The entries of the table. */
export const methodsUnderTest: readonly MethodUnderTest[] = [
  {
    method: ideal(),
    input: rotterdam,
    opening: ["creditTransferInquire", "creditTransferInitialize"],
    closing: ["creditTransferFinalizeAndOrder"],
    paidBy: "buyer",
  },
  {
    method: sofort(),
    opening: ["creditTransferInitialize"],
    closing: ["creditTransferFinalizeAndOrder"],
    paidBy: "buyer",
  },
  {
    method: bancontactMobile(),
    opening: ["paymentProviderInitialize"],
    closing: ["paymentProviderFinalize"],
    paidBy: "buyer",
  },
  {
    method: issuerWallet(),
    order: { merchantWalletId: "CAMILLE" },
    opening: ["walletIssuerWalletInitialize"],
    closing: ["walletIssuerWalletFinalize"],
    paidBy: "last call",
  },
  {
    method: paypal(),
    opening: ["paymentProviderInitialize"],
    closing: ["paymentProviderGetContext", "paymentProviderFinalize"],
    paidBy: "last call",
    confirms: true,
  },
  {
    method: sepaDirectDebit(),
    input: { iban: canaries.iban, holder: "Ann Lee" },
    opening: ["initializeMandate"],
    closing: ["finalizeMandate", "directDebitOrder"],
    paidBy: "last call",
    needed: ["finalizeMandate"],
  },
];
