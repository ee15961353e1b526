import type { MethodName } from "@sips-kit/protocol";
import type { Call } from "./call.js";
import type { Reply } from "./reply.js";
import { hostedFieldsInitialize } from "./authentication/hosted-fields-initialize.js";
import { acceptChallenge } from "./cash-management/accept-challenge.js";
import { cancel } from "./cash-management/cancel.js";
import { creditHolder } from "./cash-management/credit-holder.js";
import { duplicate } from "./cash-management/duplicate.js";
import { refund } from "./cash-management/refund.js";
import { refuseChallenge } from "./cash-management/refuse-challenge.js";
import { validate } from "./cash-management/validate.js";
import { cardCheckEnrollment } from "./checkout/card-check-enrollment.js";
import { cardOrder } from "./checkout/card-order.js";
import { cardValidateAuthentication } from "./checkout/card-validate-authentication.js";
import { cardValidateAuthenticationAndOrder } from "./checkout/card-validate-authentication-and-order.js";
import { getFraudData } from "./diagnostic/get-fraud-data.js";
import { getTransactionData } from "./diagnostic/get-transaction-data.js";
import { addToFraudList } from "./fraud/add-to-fraud-list.js";
import { getVelocityData } from "./fraud/get-velocity-data.js";
import { removeFromFraudList } from "./fraud/remove-from-fraud-list.js";
import { getCardData } from "./payment-mean-info/get-card-data.js";
import { walletCreditHolder } from "./cash-management/wallet-credit-holder.js";
import { creditTransferFinalizeAndOrder } from "./checkout/credit-transfer-finalize-and-order.js";
import { creditTransferInitialize } from "./checkout/credit-transfer-initialize.js";
import { creditTransferInquire } from "./checkout/credit-transfer-inquire.js";
import { paymentDataProviderCheck } from "./checkout/payment-data-provider-check.js";
import { paymentProviderFinalize } from "./checkout/payment-provider-finalize.js";
import { paymentProviderGetContext } from "./checkout/payment-provider-get-context.js";
import { paymentProviderInitialize } from "./checkout/payment-provider-initialize.js";
import { walletIssuerWalletFinalize } from "./checkout/wallet-issuer-wallet-finalize.js";
import { walletIssuerWalletInitialize } from "./checkout/wallet-issuer-wallet-initialize.js";
import { finalizeMandate } from "./mandate/finalize-mandate.js";
import { getMandateData } from "./mandate/get-mandate-data.js";
import { getPdfMandate } from "./mandate/get-pdf-mandate.js";
import { initializeMandate } from "./mandate/initialize-mandate.js";
import { searchMandate } from "./mandate/search-mandate.js";
import { directDebitOrder } from "./checkout/direct-debit-order.js";
import { walletCheckEnrollment } from "./checkout/wallet-check-enrollment.js";
import { walletOrder } from "./checkout/wallet-order.js";
import { addCard } from "./wallet/add-card.js";
import { addDirectDebit } from "./wallet/add-direct-debit.js";
import { deletePaymentMean } from "./wallet/delete-payment-mean.js";
import { getPaymentMeanData } from "./wallet/get-payment-mean-data.js";
import { getWalletData } from "./wallet/get-wallet-data.js";
import { signOff } from "./wallet/sign-off.js";
import { updatePaymentMean } from "./wallet/update-payment-mean.js";
import { paymentTokenGenerate } from "./token/payment-token-generate.js";

/** Handles a valid call of one method. */
export type Handler = (call: Call) => Reply;

/** The handlers of all gateway methods; the type requires every one. */
export const handlers: { readonly [method in MethodName]: Handler } = {
  hostedFieldsInitialize,
  paymentTokenGenerate,
  cardCheckEnrollment,
  cardValidateAuthentication,
  cardValidateAuthenticationAndOrder,
  cardOrder,
  cancel,
  refund,
  validate,
  duplicate,
  creditHolder,
  acceptChallenge,
  refuseChallenge,
  addToFraudList,
  removeFromFraudList,
  getVelocityData,
  getFraudData,
  getCardData,
  getTransactionData,

  addCard,
  addDirectDebit,
  updatePaymentMean,
  deletePaymentMean,
  getPaymentMeanData,
  getWalletData,
  signOff,
  walletCheckEnrollment,
  walletOrder,
  walletCreditHolder,
  walletIssuerWalletInitialize,
  walletIssuerWalletFinalize,

  initializeMandate,
  finalizeMandate,
  getMandateData,
  getPdfMandate,
  searchMandate,
  directDebitOrder,

  creditTransferInquire,
  creditTransferInitialize,
  creditTransferFinalizeAndOrder,
  paymentProviderInitialize,
  paymentProviderGetContext,
  paymentProviderFinalize,
  paymentDataProviderCheck,
};
