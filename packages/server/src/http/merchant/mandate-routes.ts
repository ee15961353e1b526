import * as v from "valibot";
import { sendPdf } from "../send-pdf.js";
import { mandate } from "./answer-schemas.js";
import { get } from "./merchant-route.js";

// What SEPA permits in a mandate's reference; in the address, a slash is %2F.
const params = { mandateId: v.pipe(v.string(), v.regex(/^[\w+?:().,'/ -]{1,35}$/)) };

/** The routes of SEPA mandates. */
export const mandateRoutes = [
  get("/customers/{customerId}/mandates", {
    action: "readMandate",
    summary: "The mandates that were signed for orders with this customer id.",
    params: { customerId: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,19}$/)) },
    answer: v.strictObject({ mandates: v.array(mandate) }),
    handle: async ({ mandates }, input) => ({ mandates: await mandates.ofCustomer(input.customerId) }),
  }),
  get("/mandates/{mandateId}", {
    action: "readMandate",
    summary: "A mandate, and the debits made with it.",
    params,
    answer: v.strictObject({ mandate }),
    handle: async ({ mandates }, input) => ({ mandate: await mandates.read(input.mandateId) }),
  }),
  get("/mandates/{mandateId}/pdf", {
    action: "readMandate",
    summary: "The mandate as a PDF; with `download`, as a file.",
    params,
    query: { download: v.exactOptional(v.string()) },
    answer: "application/pdf",
    async handle({ mandates }, { mandateId, download }, _who, response) {
      const pdf = await mandates.readPdf(mandateId);
      sendPdf(response, pdf, `mandate-${mandateId}`, download !== undefined);
    },
  }),
];
