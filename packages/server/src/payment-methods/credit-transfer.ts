import type { Bank } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import { detailsFor, orderFields } from "./order-fields.js";
import type { MethodContext, Starting, Step } from "./payment-method.js";
import { afterInitialize, paidAwaySteps, type SupplierState } from "./supplier.js";

/** What differs between brands of credit transfer. */
export interface TransferBrand {
  /** The gateway's `paymentMeanBrand`. */
  readonly brand: string;
  /** Its name for buyers. */
  readonly supplier: string;
  /** The currencies that it takes, ISO 4217 numeric. */
  readonly currencyCodes: readonly string[];
  /** See PaymentMethod. */
  readonly unpaidAfterMs: number | undefined;
}

/** The parts that all brands of credit transfer share: the buyer pays at their bank, and may never come back. */
export function creditTransfer({ brand, supplier, currencyCodes, unpaidAfterMs }: TransferBrand) {
  return {
    steps: paidAwaySteps({ finalizeCall: "creditTransferFinalizeAndOrder", supplier, unpaidAfterMs }),

    /** Throws PaymentError for a currency that the brand does not take, before any call. */
    refuseCurrency(currencyCode: string): void {
      if (currencyCodes.includes(currencyCode)) return;
      throw new PaymentError(
        "PAYMENT_METHOD_UNAVAILABLE",
        `${supplier} takes no payments in the currency ${currencyCode}.`,
        { field: "paymentMethod" },
      );
    },

    /** Opens the transfer at the bank. */
    async start({ call }: MethodContext, payment: Starting, bank: Bank): Promise<Step<SupplierState>> {
      const outcome = await call("creditTransferInitialize", {
        ...detailsFor("creditTransferInitialize", payment.order.details),
        ...orderFields(payment),
        paymentMeanBrand: brand,
        customerBankCode: bank.bankCode,
        customerBankName: bank.bankName,
      });
      return afterInitialize("creditTransferInitialize", outcome);
    },
  } as const;
}
