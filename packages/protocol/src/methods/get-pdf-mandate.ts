import { defineMethod } from "../method.js";
import { mandateId, pdfMandate } from "../fields/mandate.js";
import { acquirerResponseCode, errorFieldName, mandateResponseCode } from "../fields/result.js";

/**
 * Fetches a mandate as a PDF, base64 in the JSON.
 *
 * Note the path: last segment is getPDFMandate (upper case PDF) although the method is titled getPdfMandate.
 */
export const getPdfMandate = defineMethod({
  name: "getPdfMandate",
  path: "/rs-services/v2/mandate/getPDFMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Fetches a mandate as a PDF, base64 in the JSON.",
  request: {
    required: { mandateId },
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: { mandateResponseCode, acquirerResponseCode, pdfMandate, errorFieldName },
  uncertain: ["pdfMandate"],
});
