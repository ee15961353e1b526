import type { Request, RequestHandler, Response } from "express";
import type { Payments } from "../payments/payments.js";
import { PaymentError, type PaymentErrorCode } from "../domain/errors.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import { httpStatusOf } from "./http-status.js";
import type { OpenView, PageView } from "./page-view.js";
import { forgedReturnPage, framedReturnPage, repeatReturnPage, untakenReturnPage } from "./return-page.js";
import { sendPage } from "./send-page.js";

/** The return from the bank: cross-site, without cookies, possibly repeated. */
export function returnRoute(payments: Payments, openView: OpenView): RequestHandler {
  return async (request, response) => {
    const view = openView(request);
    // Without a body (GET, empty POST) Express leaves it undefined.
    const fields = (request.body ?? {}) as ReturnedFields;
    try {
      const next = await payments.handleReturn(sessionOf(request), fields);
      if (!next) sendForged(response, view);
      else if (request.headers["sec-fetch-dest"] !== "iframe") response.redirect(303, next.url);
      else sendPage(response, view, framedReturnPage(next.url, view));
    } catch (error) {
      if (!sendUntaken(error, { method: "post", fields }, response, view)) throw error;
    }
  };
}

/** The signed reference in the address. */
export function sessionOf(request: Request): string {
  const { session } = request.params;
  return typeof session === "string" ? session : "";
}

/** For an address whose reference is forged or has expired. */
export function sendForged(response: Response, view: PageView): void {
  response.status(404);
  sendPage(response, view, forgedReturnPage(view));
}

/**
 * A buyer reads this, so it says why nothing was charged, and where they can go. False when there is no such page.
 *
 * @param again how the request can be sent again
 */
export function sendUntaken(
  error: unknown,
  again: Parameters<typeof repeatReturnPage>[0],
  response: Response,
  view: PageView,
): boolean {
  if (!(error instanceof PaymentError)) return false;
  const { code, more } = error;
  const page = untakenPage(code, more.url ?? "/", again, view);
  if (page === undefined) return false;
  if (more.retryAfterSeconds !== undefined) response.setHeader("retry-after", String(more.retryAfterSeconds));
  response.status(httpStatusOf(code));
  sendPage(response, view, page, { formAction: "'self'" });
  return true;
}

function untakenPage(
  code: PaymentErrorCode,
  url: string,
  again: Parameters<typeof repeatReturnPage>[0],
  view: PageView,
): string | undefined {
  switch (code) {
    case "PAYMENT_ORDER_UNCONFIRMED":
      return repeatReturnPage(again, view);
    case "PAYMENT_TOO_MANY_RETURNS":
      return untakenReturnPage("tooMany", url, view);
    case "PAYMENT_ORDER_CHANGED":
      return untakenReturnPage("changed", url, view);
    default:
      return undefined;
  }
}
