import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { anObject, milliseconds } from "../runtime/check-settings.js";
import type { Bank } from "@sips-kit/protocol";
import * as v from "valibot";
import { creditTransfer } from "./credit-transfer.js";
import type { PaymentMethod } from "./payment-method.js";
import type { SupplierProof, SupplierState } from "./supplier.js";

/** Settings of Sofortüberweisung. */
export interface SofortSettings {
  /**
   * The bank that every payment names: creditTransferInitialize requires one, and Sofort's own page asks for the
   * buyer's. Default: code and name `SOFORT`. See docs/open-questions.md.
   */
  readonly bank?: Bank;
  /** As for iDEAL, in milliseconds. Default: 2 hours. */
  readonly unpaidAfterMs?: number;
}

const placeholder: Bank = { bankCode: "SOFORT", bankName: "SOFORT" };

/**
 * Sofortüberweisung, a credit transfer in euros, pounds or francs: the buyer chooses their bank and pays on Sofort's page,
 * so money moves at the redirect. Source: Sips Office guide, creditTransferInitialize; brand SOFORTUBERWEISUNG of the data
 * dictionary.
 */
export function sofort(settings: SofortSettings = {}): PaymentMethod<object, SupplierState, SupplierProof> {
  checkFunctionSettings("sofort", settings, { bank: anObject, unpaidAfterMs: milliseconds });
  const { bank = placeholder, unpaidAfterMs } = settings;
  const transfer = creditTransfer({
    brand: "SOFORTUBERWEISUNG",
    supplier: "Sofort",
    currencyCodes: ["978", "826", "756"],
    unpaidAfterMs,
  });
  return {
    ...transfer.steps,
    id: "sofort",
    input: () => v.strictObject({}),

    async prepare(_context, { order }) {
      transfer.refuseCurrency(order.currencyCode);
      return { kind: "accepted", code: "00", answer: {} };
    },

    start: (context, payment) => transfer.start(context, payment, bank),
  };
}
