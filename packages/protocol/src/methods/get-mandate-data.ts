import { defineMethod } from "../method.js";
import {
  bic,
  iban,
  mandateId,
  mandateStatus,
  mandateUsage,
  transactionActors,
  transactionList,
} from "../fields/mandate.js";
import { acquirerResponseCode, errorFieldName, mandateResponseCode } from "../fields/result.js";

/**
 * Reads a mandate (status, IBAN ...) and the SDD transactions made with it.
 */
export const getMandateData = defineMethod({
  name: "getMandateData",
  path: "/rs-services/v2/mandate/getMandateData",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Reads a mandate (status, IBAN ...) and the SDD transactions made with it.",
  request: {
    required: { mandateId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: {
    mandateResponseCode,
    acquirerResponseCode,
    mandateId,
    mandateStatus,
    bic,
    iban,
    transactionActors,
    mandateUsage,
    transactionList,
    errorFieldName,
  },
  uncertain: ["mandateUsage", "transactionActors", "transactionList"],
});
