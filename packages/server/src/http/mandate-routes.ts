import type { Router } from "express";
import type { Payments } from "../payments/payments.js";
import { formBody } from "./form-body.js";
import { jsonBody } from "./json-body.js";
import type { OpenView } from "./page-view.js";
import { fromOwnOrigin, fromOwnPage, readMandateInput } from "./request-bodies.js";
import { route } from "./route.js";
import { sendJson } from "./send-json.js";
import { sendPdf } from "./send-pdf.js";
import { signedRoute, signRoute } from "./sign-route.js";

/** The routes of the buyer's SEPA mandates: to sign, list, show and remove them. */
export function mandateRoutes(router: Router, payments: Payments, openView: OpenView): void {
  const own = [fromOwnPage(payments.publicUrl), ...jsonBody];
  route(router, "/mandates", {
    get: [
      async (request, response) => sendJson(response, { mandates: await payments.mandates.list(request) }),
    ],
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.mandates.sign(readMandateInput(request.body), request), 201);
      },
    ],
  });
  const backFromSigning = signedRoute(payments, openView);
  route(router, "/sign/:session", { get: [signRoute(payments, openView)] });
  route(router, "/signed/:session", { get: [backFromSigning], post: [...formBody, backFromSigning] });
  route(router, "/mandates/:mandateId/pdf", {
    get: [
      async (request, response) => {
        const mandateId = String(request.params["mandateId"]);
        const pdf = await payments.mandates.pdf(mandateId, request);
        sendPdf(response, pdf, `mandate-${mandateId}`, request.query["download"] !== undefined);
      },
    ],
  });
  route(router, "/mandates/:paymentMeanId", {
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        await payments.mandates.remove(String(request.params["paymentMeanId"]), request);
        response.status(204).end();
      },
    ],
  });
}
