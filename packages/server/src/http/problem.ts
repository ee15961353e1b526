import type { Problem } from "@sips-kit/protocol";
import type { ErrorRequestHandler, Request, Response } from "express";
import { PaymentError } from "../domain/errors.js";
import { callListener } from "../runtime/call-listener.js";
import { httpStatusOf } from "./http-status.js";
import type { OpenView } from "./page-view.js";
import { problemPage } from "./problem-page.js";
import { sendPage } from "./send-page.js";

const titles: { readonly [status: number]: string } = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/** Answers with an error in the form that all routes share. */
function sendProblem(response: Response, error: PaymentError): void {
  const { code, more } = error;
  const status = httpStatusOf(code);
  const problem: Problem = {
    type: "about:blank",
    title: titles[status] ?? "Internal Server Error",
    status,
    code,
    detail: error.message,
    ...(more.field !== undefined && { field: more.field }),
    ...(more.url !== undefined && { url: more.url }),
    ...(more.retryAfterSeconds !== undefined && { retryAfterSeconds: more.retryAfterSeconds }),
    ...(more.retryAt !== undefined && { retryAt: more.retryAt }),
    ...(more.captcha !== undefined && { captcha: more.captcha }),
    ...(more.payAgain !== undefined && { payAgain: more.payAgain }),
  };
  response.status(status).type("application/problem+json").send(JSON.stringify(problem));
}

/**
 * The router's error handler: every fault becomes a problem, and none of its text reaches the browser. A browser that
 * navigates gets a page instead, if `openView` is given. Logs the shop's own faults, and the first posts from foreign
 * origins, which in a new shop mean a wrong `publicUrl`.
 */
export function problemHandler(log: (error: unknown) => void, openView?: OpenView): ErrorRequestHandler {
  const foreign = new Set<string>();
  return (error: unknown, request: Request, response, next) => {
    if (response.headersSent) return next(error);
    const known = asPaymentError(error);
    const isNews = known.code === "PAYMENT_ORIGIN_FOREIGN" && isNew(known.message, foreign);
    if (httpStatusOf(known.code) === 500 || isNews) callListener(log, error);
    const { retryAfterSeconds } = known.more;
    if (retryAfterSeconds !== undefined) response.setHeader("retry-after", String(retryAfterSeconds));
    if (!openView || !isNavigation(request)) return sendProblem(response, known);
    const view = openView(request);
    response.status(httpStatusOf(known.code));
    sendPage(response, view, problemPage(known.code, view));
  };
}

/** Browsers ask for HTML when they load a page; scripts, and who accepts anything, want the problem. */
function isNavigation(request: Request): boolean {
  return request.accepts(["application/problem+json", "json", "html"]) === "html";
}

// Anyone can send any number of them.
const mostForeign = 20;

/** Whether this is the first of its kind, and one of the first kinds. */
function isNew(message: string, known: Set<string>): boolean {
  if (known.has(message) || known.size >= mostForeign) return false;
  known.add(message);
  return true;
}

function asPaymentError(error: unknown): PaymentError {
  if (error instanceof PaymentError) return error;
  switch (typeOf(error)) {
    case "entity.too.large":
    case "parameters.too.many":
      return new PaymentError("PAYMENT_BODY_TOO_LARGE", "The body is larger than any payment needs.");
    case "entity.parse.failed":
    case "encoding.unsupported":
    case "charset.unsupported":
    case "request.aborted":
    case "request.size.invalid":
      return new PaymentError("PAYMENT_BODY_INVALID", "The body could not be read.");
    default:
      if (error instanceof URIError) {
        return new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is nothing at this address.");
      }
      // A body with broken compression has no error type, only the parser's 4xx status.
      if (isOfClient(error)) return new PaymentError("PAYMENT_BODY_INVALID", "The body could not be read.");
      return new PaymentError("PAYMENT_INTERNAL", "The shop could not do this; try again in a moment.");
  }
}

/** The error type that Express's body parser sets. */
function typeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "type" in error ? error.type : undefined;
}

function isOfClient(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "expose" in error &&
    error.expose === true &&
    "status" in error &&
    error.status === 400
  );
}
