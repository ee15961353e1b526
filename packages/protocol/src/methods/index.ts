import type { AnswerOfDefinition, RequestOfDefinition } from "../method.js";
import { acceptChallenge } from "./accept-challenge.js";
import { addCard } from "./add-card.js";
import { addDirectDebit } from "./add-direct-debit.js";
import { addToFraudList } from "./add-to-fraud-list.js";
import { cancel } from "./cancel.js";
import { cardCheckEnrollment } from "./card-check-enrollment.js";
import { cardOrder } from "./card-order.js";
import { cardValidateAuthentication } from "./card-validate-authentication.js";
import { cardValidateAuthenticationAndOrder } from "./card-validate-authentication-and-order.js";
import { creditHolder } from "./credit-holder.js";
import { creditTransferFinalizeAndOrder } from "./credit-transfer-finalize-and-order.js";
import { creditTransferInitialize } from "./credit-transfer-initialize.js";
import { creditTransferInquire } from "./credit-transfer-inquire.js";
import { deletePaymentMean } from "./delete-payment-mean.js";
import { directDebitOrder } from "./direct-debit-order.js";
import { duplicate } from "./duplicate.js";
import { finalizeMandate } from "./finalize-mandate.js";
import { getCardData } from "./get-card-data.js";
import { getFraudData } from "./get-fraud-data.js";
import { getMandateData } from "./get-mandate-data.js";
import { getPaymentMeanData } from "./get-payment-mean-data.js";
import { getPdfMandate } from "./get-pdf-mandate.js";
import { getTransactionData } from "./get-transaction-data.js";
import { getVelocityData } from "./get-velocity-data.js";
import { getWalletData } from "./get-wallet-data.js";
import { hostedFieldsInitialize } from "./hosted-fields-initialize.js";
import { initializeMandate } from "./initialize-mandate.js";
import { paymentDataProviderCheck } from "./payment-data-provider-check.js";
import { paymentProviderFinalize } from "./payment-provider-finalize.js";
import { paymentProviderGetContext } from "./payment-provider-get-context.js";
import { paymentProviderInitialize } from "./payment-provider-initialize.js";
import { paymentTokenGenerate } from "./payment-token-generate.js";
import { refund } from "./refund.js";
import { refuseChallenge } from "./refuse-challenge.js";
import { removeFromFraudList } from "./remove-from-fraud-list.js";
import { searchMandate } from "./search-mandate.js";
import { signOff } from "./sign-off.js";
import { updatePaymentMean } from "./update-payment-mean.js";
import { validate } from "./validate.js";
import { walletCheckEnrollment } from "./wallet-check-enrollment.js";
import { walletCreditHolder } from "./wallet-credit-holder.js";
import { walletIssuerWalletFinalize } from "./wallet-issuer-wallet-finalize.js";
import { walletIssuerWalletInitialize } from "./wallet-issuer-wallet-initialize.js";
import { walletOrder } from "./wallet-order.js";

/** The 44 methods of the Office connector (release 24.2), by name. */
export const methods = {
  acceptChallenge,
  addCard,
  addDirectDebit,
  addToFraudList,
  cancel,
  cardCheckEnrollment,
  cardOrder,
  cardValidateAuthentication,
  cardValidateAuthenticationAndOrder,
  creditHolder,
  creditTransferFinalizeAndOrder,
  creditTransferInitialize,
  creditTransferInquire,
  deletePaymentMean,
  directDebitOrder,
  duplicate,
  finalizeMandate,
  getCardData,
  getFraudData,
  getMandateData,
  getPaymentMeanData,
  getPdfMandate,
  getTransactionData,
  getVelocityData,
  getWalletData,
  hostedFieldsInitialize,
  initializeMandate,
  paymentDataProviderCheck,
  paymentProviderFinalize,
  paymentProviderGetContext,
  paymentProviderInitialize,
  paymentTokenGenerate,
  refund,
  refuseChallenge,
  removeFromFraudList,
  searchMandate,
  signOff,
  updatePaymentMean,
  validate,
  walletCheckEnrollment,
  walletCreditHolder,
  walletIssuerWalletFinalize,
  walletIssuerWalletInitialize,
  walletOrder,
} as const;

/** The name of a method, such as `cardOrder`. */
export type MethodName = keyof typeof methods;

/** What a caller gives to a method, envelope apart. */
export type RequestOf<N extends MethodName> = RequestOfDefinition<(typeof methods)[N]>;

/** What a method answers. */
export type AnswerOf<N extends MethodName> = AnswerOfDefinition<(typeof methods)[N]>;
