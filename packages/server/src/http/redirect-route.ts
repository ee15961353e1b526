import type { RequestHandler, Response } from "express";
import type { Payment } from "../domain/payment.js";
import type { Payments, Redirect } from "../payments/payments.js";
import { appPage } from "./app-page.js";
import { autoSubmitPage, type WayOut } from "./auto-submit-page.js";
import type { OpenView, PageView } from "./page-view.js";
import { sendForged, sessionOf } from "./return-route.js";
import { sendPage } from "./send-page.js";

/**
 * The page that posts the buyer to the bank or another supplier, or shows the way to a supplier's app; once there is a
 * result it redirects to that.
 */
export function redirectRoute(payments: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const view = openView(request);
    const session = sessionOf(request);
    const found = await payments.redirect(session);
    if (!found) sendForged(response, view);
    else if ("form" in found) sendAway(found, session, view, response);
    else response.redirect(303, found.url);
  };
}

function sendAway(found: Redirect, session: string, view: PageView, response: Response): void {
  const { app, form, payment, supplier } = found;
  // Browsers apply form-action to redirects after the post too, and banks redirect the buyer to other hosts.
  const formAction = `https: ${new URL(form.action).origin}`;
  if (app) {
    // Relative to this page's own address: a proxy may have removed a part of the path.
    const progressUrl = `../progress/${session}`;
    const page = appPage({ ...found, app }, progressUrl, view);
    return sendPage(response, view, page, { formAction, connects: true });
  }
  sendPage(response, view, autoSubmitPage({ form, to: targetOf(payment, supplier), payment }, view), {
    formAction,
  });
}

function targetOf({ mandateId }: Payment, supplier: string | undefined): WayOut["to"] {
  // A payment with a mandate leaves the shop only for its signature.
  if (mandateId !== undefined) return "mandate";
  return supplier === undefined ? "bank" : { supplier };
}
