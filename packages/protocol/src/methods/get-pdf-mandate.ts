import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/** Note the path: last segment is getPDFMandate (upper case PDF) although the method is titled getPdfMandate. */
export const getPdfMandate = defineMethod({
  name: "getPdfMandate",
  path: "/rs-services/v2/mandate/getPDFMandate",
  interfaceVersion: "MR_WS_2.53",
  resultField: "mandateResponseCode",
  effect: "read",
  summary: "Fetches a mandate as a PDF, base64 in the JSON.",
  request: {
    required: fields("mandateId"),
    conditional: {},
    optional: {},
  },
  rules: [],
  answer: fields("mandateResponseCode", "acquirerResponseCode", "pdfMandate", "errorFieldName"),
  uncertain: ["pdfMandate"],
});
