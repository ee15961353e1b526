import type { Router } from "express";
import { PaymentError } from "../domain/errors.js";
import type { Payments } from "../payments/payments.js";
import { showConfirmation, takeConfirmation } from "./confirm-route.js";
import { formBody } from "./form-body.js";
import { jsonBody } from "./json-body.js";
import type { OpenView } from "./page-view.js";
import { redirectRoute } from "./redirect-route.js";
import {
  fromOwnOrigin,
  fromOwnPage,
  readBrandsInput,
  readSessionRequest,
  readSubmitInput,
} from "./request-bodies.js";
import { returnRoute, sessionOf } from "./return-route.js";
import { route } from "./route.js";
import { sendJson } from "./send-json.js";

/** The routes of a payment, in the order in which it uses them. */
export function checkoutRoutes(router: Router, payments: Payments, openView: OpenView): void {
  const own = [fromOwnPage(payments.publicUrl), ...jsonBody];
  route(router, "/sessions", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.createSession(readSessionRequest(request.body), request), 201);
      },
    ],
  });
  route(router, "/brands", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, { brands: await payments.brands(readBrandsInput(request.body)) });
      },
    ],
  });
  route(router, "/payments", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.submit(readSubmitInput(request.body), request));
      },
    ],
  });
  route(router, "/redirect/:session", { get: [redirectRoute(payments, openView)] });
  route(router, "/progress/:session", {
    get: [
      async (request, response) => {
        const next = await payments.progress(sessionOf(request));
        if (next) sendJson(response, next);
        else throw new PaymentError("PAYMENT_SESSION_INVALID", "This address belongs to no payment.");
      },
    ],
  });
  const back = returnRoute(payments, openView);
  route(router, "/return/:session", { get: [back], post: [...formBody, back] });
  route(router, "/confirm/:session", {
    get: [showConfirmation(payments, openView)],
    post: [fromOwnOrigin(payments.publicUrl), ...formBody, takeConfirmation(payments, openView)],
  });
}
