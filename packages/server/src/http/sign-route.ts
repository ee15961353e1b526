import type { RequestHandler } from "express";
import { PaymentError } from "../domain/errors.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import type { Payments } from "../payments/payments.js";
import { autoSubmitPage } from "./auto-submit-page.js";
import { httpStatusOf } from "./http-status.js";
import type { OpenView } from "./page-view.js";
import { untakenReturnPage } from "./return-page.js";
import { sendForged, sessionOf } from "./return-route.js";
import { sendPage } from "./send-page.js";

/** The page that posts the buyer to where they sign a mandate; once they are back it leads to the shop's page. */
export function signRoute({ mandates }: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const view = openView(request);
    const form = await mandates.signature(sessionOf(request));
    if (!form) return sendForged(response, view);
    if ("url" in form) return response.redirect(303, form.url);
    // Browsers apply form-action to redirects after the post too.
    const formAction = `https: ${new URL(form.action).origin}`;
    sendPage(response, view, autoSubmitPage({ form, to: "mandate" }, view), { formAction });
  };
}

/** The return from signing: cross-site, without cookies, possibly repeated. */
export function signedRoute({ mandates }: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const view = openView(request);
    // Without a body (GET, empty POST) Express leaves it undefined.
    const fields = (request.body ?? {}) as ReturnedFields;
    try {
      const next = await mandates.handleReturn(sessionOf(request), fields);
      if (next) response.redirect(303, next.url);
      else sendForged(response, view);
    } catch (error) {
      if (!(error instanceof PaymentError) || error.code !== "PAYMENT_TOO_MANY_RETURNS") throw error;
      response.status(httpStatusOf(error.code));
      sendPage(response, view, untakenReturnPage("unsigned", error.more.url ?? "/", view));
    }
  };
}
