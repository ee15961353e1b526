import type { RequestHandler } from "express";
import type { Payments } from "../payments/payments.js";
import { PaymentError } from "../domain/errors.js";
import { confirmPage } from "./confirm-page.js";
import type { OpenView } from "./page-view.js";
import { sendForged, sendUntaken, sessionOf } from "./return-route.js";
import { sendPage } from "./send-page.js";

/** What the buyer is about to pay, after their return from where they agreed to it. */
export function showConfirmation(payments: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const view = openView(request);
    try {
      const found = await payments.readConfirmation(sessionOf(request));
      if (!found) sendForged(response, view);
      else if ("url" in found) response.redirect(303, found.url);
      else sendPage(response, view, confirmPage(found, view), { formAction: "'self'" });
    } catch (error) {
      if (!sendUntaken(error, { method: "get", fields: {} }, response, view)) throw error;
    }
  };
}

/** The buyer's answer. A second click, or a reload, leads to the result like the first. */
export function takeConfirmation(payments: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const { answer } = (request.body ?? {}) as { readonly answer?: unknown };
    if (answer !== "confirm" && answer !== "cancel") {
      throw new PaymentError("PAYMENT_BODY_INVALID", "The answer should be confirm or cancel.", {
        field: "answer",
      });
    }
    const view = openView(request);
    try {
      const next = await payments.confirm(sessionOf(request), answer);
      if (next) response.redirect(303, next.url);
      else sendForged(response, view);
    } catch (error) {
      if (!sendUntaken(error, { method: "post", fields: { answer } }, response, view)) throw error;
    }
  };
}
