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
import { paymentTokenGenerate } from "./token/payment-token-generate.js";

/** What a method does with a right call. */
export type Handler = (call: Call) => Reply;

/** The methods that the simulator serves; the others answer that the function is not open to the shop. */
export const handlers: { readonly [method in MethodName]?: Handler } = {
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
};
