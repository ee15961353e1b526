import type { RequestHandler } from "express";
import { PaymentError } from "../domain/errors.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import type { Payments } from "../payments/create-payments.js";
import { autoSubmitPage } from "./auto-submit-page.js";
import { createNonce, sendPage } from "./csp.js";
import { httpStatusOf } from "./http-status.js";
import { languageOf } from "./page-frame.js";
import { untakenReturnPage } from "./return-page.js";
import { sendForged, sessionOf } from "./return-route.js";

/** The page that posts the buyer to where they sign a mandate; once they are back it leads to the shop's page. */
export function signRoute({ mandates }: Payments): RequestHandler {
  return async (request, response) => {
    const found = await mandates.signature(sessionOf(request));
    if (!found) return sendForged(request, response);
    if ("url" in found) return response.redirect(303, found.url);
    const nonce = createNonce();
    // Browsers apply form-action to redirects after the post too.
    const formAction = `https: ${new URL(found.action).origin}`;
    const page = autoSubmitPage({ form: found, supplier: "SEPA" }, nonce, languageOf(request));
    sendPage(response, page, { nonce, formAction });
  };
}

/** The return from signing: cross-site, without cookies, possibly repeated. */
export function signedRoute({ mandates }: Payments): RequestHandler {
  return async (request, response) => {
    // Without a body (GET, empty POST) Express leaves it undefined.
    const fields = (request.body ?? {}) as ReturnedFields;
    try {
      const next = await mandates.handleReturn(sessionOf(request), fields);
      if (next) response.redirect(303, next.url);
      else sendForged(request, response);
    } catch (error) {
      if (!(error instanceof PaymentError) || error.code !== "PAYMENT_TOO_MANY_RETURNS") throw error;
      const nonce = createNonce();
      response.status(httpStatusOf(error.code));
      sendPage(response, untakenReturnPage("unsigned", error.more.url ?? "/", nonce, languageOf(request)), {
        nonce,
      });
    }
  };
}
