import type { RequestHandler } from "express";
import type { Payments } from "../payments/create-payments.js";
import { PaymentError } from "../domain/errors.js";
import { confirmPage } from "./confirm-page.js";
import { createNonce, sendPage } from "./csp.js";
import { languageOf } from "./page-frame.js";
import { sendForged, sessionOf } from "./return-route.js";

/** What the buyer is about to pay, after their return from where they agreed to it. */
export function showConfirmation(payments: Payments): RequestHandler {
  return async (request, response) => {
    const found = await payments.readConfirmation(sessionOf(request));
    if (!found) return sendForged(request, response);
    if ("url" in found) return response.redirect(303, found.url);
    const nonce = createNonce();
    sendPage(response, confirmPage(found, nonce, languageOf(request)), { nonce, formAction: "'self'" });
  };
}

/** The buyer's answer. A second click, or a reload, leads to the result like the first. */
export function takeConfirmation(payments: Payments): RequestHandler {
  return async (request, response) => {
    const { answer } = (request.body ?? {}) as { readonly answer?: unknown };
    if (answer !== "confirm" && answer !== "cancel") {
      throw new PaymentError("PAYMENT_BODY_INVALID", "The answer should be confirm or cancel.", {
        field: "answer",
      });
    }
    const next = await payments.confirm(sessionOf(request), answer);
    if (next) response.redirect(303, next.url);
    else sendForged(request, response);
  };
}
