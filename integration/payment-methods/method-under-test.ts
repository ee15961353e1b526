import type { MethodName, PaymentMode } from "@sips-kit/protocol";
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
import type { Shop, ShopChange } from "../shop.js";
import { canaries } from "./canaries.js";

/** A way to pay, as the tables of tests need it: the tests are the same for all of a table. */
export interface WayToPay {
  /** As docs/tests-of-payment-methods.md calls it; default: the method's id. */
  readonly name?: string;
  readonly method: PaymentMethod;
  /** How a card is entered. */
  readonly mode?: PaymentMode;
  /** What the shop's order has besides amount and currency, such as the buyer's wallet. */
  readonly order?: Partial<Order>;
  /** What the page sends besides the session. */
  readonly input?: object | ((shop: Shop) => Promise<object>);
  /** What is there before the buyer comes, such as a saved card. */
  readonly before?: (shop: Shop) => Promise<unknown>;
  readonly change?: ShopChange;
}

/** A way to pay whose buyers leave the shop and come back. */
export interface MethodUnderTest extends WayToPay {
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
  /** Where the buyer goes. Default: a supplier's page. */
  readonly place?: Place;
}

/** A page that the buyer is sent to: its buttons, and what it sends back. */
export interface Place {
  readonly agree: string;
  /** The buttons by which a buyer does not pay, with the code of the payment then. */
  readonly refuse: readonly (readonly [button: string, code: string])[];
  /** The field of the return that proves something. */
  readonly proof: string;
}

/** The simulated page of PayPal, of a bank for transfers, or of another supplier. */
export const supplierPage: Place = {
  agree: "Confirm",
  refuse: [
    ["Refuse", "05"],
    ["Cancel", "17"],
  ],
  proof: "redirectionData",
};

/** Payment methods of suppliers. */
export const suppliersUnderTest: readonly MethodUnderTest[] = [
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
