import * as cash from "./cash-management.js";
import * as fraud from "./fraud-list-methods.js";
import * as mandate from "./mandates.js";
import * as payment from "./payment-methods.js";
import * as saved from "./saved-cards.js";
import * as supplier from "./supplier-methods.js";
import { answerTo, createAnswerMemory, type AnswerMemory, type Reply } from "./answers.js";
import { decideHeld, type ReviewEnd } from "./decide-held.js";
import { hasMissedCapture } from "./capture-limit.js";
import { directDebitOrder } from "./debits.js";
import { acceptedStatus, type Transaction } from "./ledger.js";
import type { GatewayCall, GatewayModel, Method } from "./model.js";
import { sealOf } from "./seal.js";

const methods: { readonly [name: string]: Method } = {
  hostedFieldsInitialize: payment.hostedFieldsInitialize,
  getCardData: payment.getCardData,
  paymentTokenGenerate: payment.paymentTokenGenerate,
  paymentDataProviderCheck: payment.paymentDataProviderCheck,
  getWalletData: saved.getWalletData,
  cardCheckEnrollment: payment.cardCheckEnrollment,
  walletCheckEnrollment: payment.walletCheckEnrollment,
  cardValidateAuthentication: payment.cardValidateAuthentication,
  cardOrder: payment.cardOrder,
  cardValidateAuthenticationAndOrder: payment.cardValidateAuthenticationAndOrder,
  creditTransferInquire: supplier.creditTransferInquire,
  creditTransferInitialize: supplier.initialize,
  creditTransferFinalizeAndOrder: supplier.finalize,
  paymentProviderInitialize: supplier.initialize,
  paymentProviderGetContext: supplier.paymentProviderGetContext,
  paymentProviderFinalize: supplier.finalize,
  walletIssuerWalletInitialize: supplier.initialize,
  walletIssuerWalletFinalize: supplier.finalize,
  initializeMandate: mandate.initializeMandate,
  finalizeMandate: mandate.finalizeMandate,
  getMandateData: mandate.getMandateData,
  directDebitOrder,
  addDirectDebit: mandate.addDirectDebit,
  getTransactionData: cash.getTransactionData,
  cancel: cash.cancel,
  refund: cash.refund,
  validate: cash.validate,
  acceptChallenge: cash.acceptChallenge,
  refuseChallenge: cash.refuseChallenge,
  duplicate: cash.duplicate,
  addCard: saved.addCard,
  walletOrder: saved.walletOrder,
  walletCreditHolder: saved.walletCreditHolder,
  updatePaymentMean: saved.updatePaymentMean,
  deletePaymentMean: saved.deletePaymentMean,
  signOff: saved.signOff,
  addToFraudList: fraud.addToFraudList,
  removeFromFraudList: fraud.removeFromFraudList,
  creditHolder: cash.creditHolder,
};

/** The gateway model: written from the guides, independent of the code under test. */
export interface Office {
  readonly model: GatewayModel;
  /** Carries a call out, and answers it as truthfully as the faults of the run permit. */
  handle(call: GatewayCall, memory: AnswerMemory): Reply;
  /** A remittance: sends what is due for capture to the bank; what was not validated by its last day expires. */
  remit(): void;
  /** Decides pending payments. */
  decidePending(isAccepted: (reference: string) => boolean): void;
  /** The merchant decides a held payment in the bank's portal, bypassing the engine, or it expires there. */
  decideInPortal(reference: string, end: ReviewEnd): void;
}

/** The same request again within this time is a copy of it. */
const copyMs = 60_000;
const operations: ReadonlySet<string> = new Set([
  "cancel",
  "refund",
  "validate",
  "acceptChallenge",
  "refuseChallenge",
]);

export function createOffice(model: GatewayModel): Office {
  const { ledger } = model;
  const carriedOut = new Map<string, number>();
  /** "Same request sent twice with the same data": 24. */
  const isCopy = ({ method, body }: GatewayCall) => {
    if (!operations.has(method)) return false;
    const seal = String(body["seal"]);
    const before = carriedOut.get(seal);
    carriedOut.set(seal, model.now());
    return before !== undefined && model.now() - before < copyMs;
  };
  const expire = (one: Transaction) => {
    const { reference, currentMinor } = one;
    ledger.move({ kind: "release", reference, amountMinor: currentMinor });
    ledger.write({ ...one, status: "EXPIRED" }, 0);
  };
  return {
    model,
    handle(call, memory) {
      const method = methods[call.method];
      if (!method) return { status: 404, text: "" };
      // Only a sample is verified: sealing takes as long as everything else, and a wrong seal would be wrong every
      // time.
      if (call.random.chance(0.2) && call.body["seal"] !== sealOf(call.body)) {
        // A wrong key: answered without a seal, as the guides say.
        return { status: 200, text: JSON.stringify({ responseCode: "34" }) };
      }
      return answerTo(
        model,
        call,
        () => (isCopy(call) ? { responseCode: "24" } : method(model, call)),
        memory,
      );
    },
    remit() {
      for (const one of ledger.waiting()) {
        if (one.status === "TO_CAPTURE") ledger.write({ ...one, status: "CAPTURED" }, 0);
        if (one.status === "TO_VALIDATE" && hasMissedCapture(one, model.now())) expire(one);
      }
    },
    decidePending(isAccepted) {
      for (const one of ledger.waiting()) {
        if (one.status !== "PENDING") continue;
        if (isAccepted(one.reference)) {
          ledger.move({ kind: "charge", reference: one.reference, amountMinor: one.amountMinor });
          const codes = { responseCode: "00", acquirerResponseCode: "00" };
          ledger.write({ ...one, ...codes, status: acceptedStatus(one) }, 0);
        } else {
          ledger.write({ ...one, status: "REFUSED", responseCode: "05" }, 0);
        }
      }
    },
    decideInPortal(reference, end) {
      const one = ledger.find(reference);
      if (one?.status === "TO_CHALLENGE") decideHeld(model, one, end);
    },
  };
}

export { createAnswerMemory, type AnswerMemory };
