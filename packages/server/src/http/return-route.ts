import type { Request, RequestHandler, Response } from "express";
import type { Payments } from "../payments/create-payments.js";
import { PaymentError, type PaymentErrorCode } from "../domain/errors.js";
import type { ReturnedFields } from "../checkout/read-return.js";
import { createNonce, sendPage } from "./csp.js";
import { httpStatusOf } from "./http-status.js";
import { languageOf, type PageLanguage } from "./page-frame.js";
import { forgedReturnPage, framedReturnPage, repeatReturnPage, untakenReturnPage } from "./return-page.js";

/** The return from the bank: cross-site, without cookies, possibly repeated. */
export function returnRoute(payments: Payments): RequestHandler {
  return async (request, response) => {
    // Without a body (GET, empty POST) Express leaves it undefined.
    const fields = (request.body ?? {}) as ReturnedFields;
    try {
      const next = await payments.handleReturn(sessionOf(request), fields);
      if (!next) sendForged(request, response);
      else if (request.headers["sec-fetch-dest"] !== "iframe") response.redirect(303, next.url);
      else {
        const nonce = createNonce();
        sendPage(response, framedReturnPage(next.url, nonce, languageOf(request)), { nonce });
      }
    } catch (error) {
      if (!(error instanceof PaymentError) || !sendUntaken(error, fields, request, response)) throw error;
    }
  };
}

/** The signed reference in the address. */
export function sessionOf(request: Request): string {
  const { session } = request.params;
  return typeof session === "string" ? session : "";
}

/** For an address whose reference is forged or has expired. */
export function sendForged(request: Request, response: Response): void {
  const nonce = createNonce();
  response.status(404);
  sendPage(response, forgedReturnPage(nonce, languageOf(request)), { nonce });
}

/** A buyer reads this, so it sends a page, where other routes answer with a problem. False when there is none. */
function sendUntaken(
  { code, more }: PaymentError,
  fields: ReturnedFields,
  request: Request,
  response: Response,
): boolean {
  const nonce = createNonce();
  const language = languageOf(request);
  const page = untakenPage(code, more.url ?? "/", fields, nonce, language);
  if (page === undefined) return false;
  if (more.retryAfterSeconds !== undefined) response.setHeader("retry-after", String(more.retryAfterSeconds));
  response.status(httpStatusOf(code));
  sendPage(response, page, { nonce, formAction: "'self'" });
  return true;
}

function untakenPage(
  code: PaymentErrorCode,
  url: string,
  fields: ReturnedFields,
  nonce: string,
  language: PageLanguage,
): string | undefined {
  switch (code) {
    case "PAYMENT_ORDER_UNCONFIRMED":
      return repeatReturnPage(fields, nonce, language);
    case "PAYMENT_TOO_MANY_RETURNS":
      return untakenReturnPage("tooMany", url, nonce, language);
    case "PAYMENT_ORDER_CHANGED":
      return untakenReturnPage("changed", url, nonce, language);
    default:
      return undefined;
  }
}
