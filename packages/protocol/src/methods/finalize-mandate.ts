import { defineMethod } from "../method.js";
import { customerId } from "../fields/buyer.js";
import { bic, iban, mandateId, mandateStatus, mandateUsage } from "../fields/mandate.js";
import { paymentMeanAlias } from "../fields/payment-mean.js";
import { messageVersion, redirectionData } from "../fields/redirection.js";
import { errorFieldName, mandateResponseCode } from "../fields/result.js";

/**
 * Closes the signature and gives its result; called after the return POST on merchantReturnUrl.
 */
export const finalizeMandate = defineMethod({
  name: "finalizeMandate",
  path: "/rs-services/v2/mandate/finalizeMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "change",
  summary: "Closes the signature and gives its result; called after the return POST on merchantReturnUrl.",
  request: {
    required: { redirectionData, messageVersion },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: {
    mandateResponseCode,
    bic,
    iban,
    mandateId,
    mandateStatus,
    mandateUsage,
    paymentMeanAlias,
    customerId,
    errorFieldName,
  },
  uncertain: ["customerId", "mandateStatus", "mandateUsage", "paymentMeanAlias"],
});
