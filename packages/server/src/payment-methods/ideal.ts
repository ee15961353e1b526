import type { Bank } from "@sips-kit/protocol";
import * as v from "valibot";
import { PaymentError } from "../domain/errors.js";
import { nameOf } from "./card-inputs.js";
import { detailsFor, orderFields } from "./order-fields.js";
import { mapAccepted, type PaymentMethod } from "./payment-method.js";
import {
  afterInitialize,
  isForeignReturn,
  readSupplierReturn,
  supplierRedirectForm,
  type SupplierProof,
  type SupplierState,
} from "./supplier.js";

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
  bankName: nameOf(35),
});

/** Refused by the bank, and cancelled by the buyer: nothing was paid. Other codes leave the result open. */
const codesOfUnpaid: ReadonlySet<string> = new Set(["05", "17"]);

/**
 * iDEAL, a credit transfer of euros: the buyer pays at their bank and may never come back, so money moves at the
 * redirect; creditTransferFinalizeAndOrder only fetches the result. Source: Sips Office guide, iDEAL.
 */
export function ideal(
  settings: IdealSettings = {},
): PaymentMethod<Partial<Bank>, SupplierState, SupplierProof> {
  const { bank, unpaidAfterMs } = settings;
  return {
    id: "ideal",
    fundsMoveAt: "redirect",
    chargeCall: "creditTransferFinalizeAndOrder",
    supplier: "iDEAL",
    ...(unpaidAfterMs !== undefined && { unpaidAfterMs }),
    input: () => (bank ? v.strictObject({}) : bankChoice),

    async prepare({ call }, { order: { currencyCode } }) {
      if (currencyCode !== "978") {
        throw new PaymentError("PAYMENT_METHOD_UNAVAILABLE", "iDEAL takes euros only.", {
          field: "paymentMethod",
        });
      }
      if (bank) return { kind: "accepted", code: "00", answer: { banks: [] } };
      const outcome = await call("creditTransferInquire", { currencyCode, paymentMeanBrand: "IDEAL" });
      return mapAccepted(outcome, ({ customerBankList = [] }) => ({ banks: banksOf(customerBankList) }));
    },

    async start({ call }, payment, { bankCode, bankName }) {
      const outcome = await call("creditTransferInitialize", {
        ...detailsFor("creditTransferInitialize", payment.order.details),
        ...orderFields(payment),
        paymentMeanBrand: "IDEAL",
        customerBankCode: bank?.bankCode ?? bankCode ?? "",
        customerBankName: bank?.bankName ?? bankName ?? "",
      });
      return afterInitialize("creditTransferInitialize", outcome);
    },

    redirectForm: supplierRedirectForm,
    readReturn: readSupplierReturn,

    charge: ({ call }, { reference, state }, proof) =>
      call("creditTransferFinalizeAndOrder", {
        transactionReference: reference,
        redirectionData: proof?.redirectionData ?? "",
        messageVersion: proof?.messageVersion ?? state.messageVersion,
      }),

    interpretRefusal(refusal) {
      if (isForeignReturn(refusal)) return "not-the-return";
      return codesOfUnpaid.has(refusal.code) ? "refused" : "unknown";
    },
  };
}

/** The bank list as the page needs it. */
function banksOf(
  list: readonly {
    readonly customerBankCode?: string | undefined;
    readonly customerBankName?: string | undefined;
  }[],
): readonly Bank[] {
  return list.flatMap(({ customerBankCode: bankCode, customerBankName: bankName }) =>
    bankCode && bankName ? [{ bankCode, bankName }] : [],
  );
}
