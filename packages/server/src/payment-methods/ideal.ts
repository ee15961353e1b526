import { PaymentError } from "../domain/errors.js";
import { checkFunctionSettings } from "../domain/check-function-settings.js";
import { anObject, milliseconds } from "../runtime/check-settings.js";
import type { Bank } from "@sips-kit/protocol";
import * as v from "valibot";
import { nameOf } from "./card-inputs.js";
import { creditTransfer } from "./credit-transfer.js";
import { mapAccepted, type PaymentMethod } from "./payment-method.js";
import type { SupplierProof, SupplierState } from "./supplier.js";

/** Settings of iDEAL. */
export interface IdealSettings {
  /**
   * The bank that every payment names, for a gateway whose buyers choose theirs on the page that they are sent to (iDEAL
   * has dropped its list of banks). Default: none, the gateway lists the banks and the buyer chooses. See
   * docs/open-questions.md.
   */
  readonly bank?: Bank;
  /**
   * For how long the gateway must know nothing of a payment before it counts as not made, in milliseconds and observed
   * by one process. Until then the order cannot be paid another way, unless the buyer chooses to. Default: 2 hours. See
   * docs/open-questions.md.
   */
  readonly unpaidAfterMs?: number;
}

const bankChoice = v.strictObject({
  bankCode: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,11}$/)),
  bankName: nameOf(100),
});

/**
 * iDEAL, a credit transfer of euros: the buyer pays at their bank and may never come back, so money moves at the
 * redirect; creditTransferFinalizeAndOrder only fetches the result. Source: Sips Office guide, iDEAL.
 */
export function ideal(
  settings: IdealSettings = {},
): PaymentMethod<Partial<Bank>, SupplierState, SupplierProof> {
  checkFunctionSettings("ideal", settings, { bank: anObject, unpaidAfterMs: milliseconds });
  const { bank, unpaidAfterMs } = settings;
  const transfer = creditTransfer({
    brand: "IDEAL",
    supplier: "iDEAL",
    currencyCodes: ["978"],
    unpaidAfterMs,
  });
  return {
    ...transfer.steps,
    id: "ideal",
    input: () => (bank ? v.strictObject({}) : bankChoice),

    async prepare({ call }, { order: { currencyCode } }) {
      transfer.refuseCurrency(currencyCode);
      if (bank) return { kind: "accepted", code: "00", answer: { banks: [] } };
      const outcome = await call("creditTransferInquire", { currencyCode, paymentMeanBrand: "IDEAL" });
      return mapAccepted(outcome, ({ customerBankList = [] }) => {
        const banks = banksOf(customerBankList);
        if (banks.length > 0) return { banks };
        throw new PaymentError(
          "PAYMENT_METHOD_UNAVAILABLE",
          "The gateway lists no banks for iDEAL; if its buyers choose theirs later, set ideal({ bank }).",
          { field: "paymentMethod" },
        );
      });
    },

    start: (context, payment, { bankCode, bankName }) =>
      transfer.start(context, payment, {
        bankCode: bank?.bankCode ?? bankCode ?? "",
        bankName: bank?.bankName ?? bankName ?? "",
      }),
  };
}

/** The banks that can be chosen, each once: the page sends one back, in the form that is checked then. */
function banksOf(
  list: readonly {
    readonly customerBankCode?: string | undefined;
    readonly customerBankName?: string | undefined;
  }[],
): readonly Bank[] {
  const banks = list
    .map(({ customerBankCode: bankCode, customerBankName: bankName }) => ({ bankCode, bankName }))
    .filter((bank) => v.is(bankChoice, bank));
  return banks.filter(
    (bank, index) => banks.findIndex(({ bankCode }) => bankCode === bank.bankCode) === index,
  );
}
