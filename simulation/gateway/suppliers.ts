/** Where buyers are redirected to pay, or to approve a payment; named like our payment methods. */
export type Supplier =
  "ideal" | "sofort" | "bancontact-mobile" | "issuer-wallet" | "paypal" | "sepa-direct-debit";

interface SupplierFacts {
  readonly brand: string;
  /** The call that fetches, or makes, the payment once the buyer is back. */
  readonly finalize: string;
  /** True where the money moves at the supplier; elsewhere it moves when the shop finalizes. */
  readonly paysThere: boolean;
}

export const suppliers: { readonly [supplier in Supplier]: SupplierFacts } = {
  ideal: { brand: "IDEAL", finalize: "creditTransferFinalizeAndOrder", paysThere: true },
  sofort: { brand: "SOFORTUBERWEISUNG", finalize: "creditTransferFinalizeAndOrder", paysThere: true },
  "bancontact-mobile": { brand: "BCMCMOBILE", finalize: "paymentProviderFinalize", paysThere: true },
  "issuer-wallet": { brand: "PAYLIB", finalize: "walletIssuerWalletFinalize", paysThere: true },
  paypal: { brand: "PAYPAL", finalize: "paymentProviderFinalize", paysThere: false },
  "sepa-direct-debit": { brand: "SEPA_DIRECT_DEBIT", finalize: "finalizeMandate", paysThere: false },
};

// Object.keys of the table are exactly the names that its type has.
const names = Object.keys(suppliers) as Supplier[];

export function supplierOfBrand(brand: unknown): Supplier | undefined {
  return names.find((name) => suppliers[name].brand === brand);
}

/** True for a payment method whose buyers may pay at the supplier and never come back. */
export function paysThere(paymentMethod: string | undefined): boolean {
  return names.some((name) => name === paymentMethod && suppliers[name].paysThere);
}
