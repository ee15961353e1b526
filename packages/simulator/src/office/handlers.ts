import type { MethodName } from "@sips-kit/protocol";
import type { Call } from "./call.js";
import type { Reply } from "./reply.js";
import { hostedFieldsInitialize } from "./authentication/hosted-fields-initialize.js";
import { cardCheckEnrollment } from "./checkout/card-check-enrollment.js";
import { cardOrder } from "./checkout/card-order.js";
import { cardValidateAuthentication } from "./checkout/card-validate-authentication.js";
import { cardValidateAuthenticationAndOrder } from "./checkout/card-validate-authentication-and-order.js";
import { getTransactionData } from "./diagnostic/get-transaction-data.js";
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
  getTransactionData,
};
