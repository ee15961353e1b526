import { httpStatusOf, PaymentError } from "@sips-kit/server";
import type { ErrorRequestHandler, Request, Response } from "express";

/** Answers with a page when a route has thrown; `show` writes the page. */
export function showFailure(
  show: (what: "notFound" | "failed", request: Request, response: Response) => void,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    // 4xx errors are the client's; only ours are logged, without the request.
    if (status >= 500) console.error(error instanceof Error ? error.stack : error);
    response.status(status);
    show(status >= 500 ? "failed" : "notFound", request, response);
  };
}

function statusOf(error: unknown): number {
  if (error instanceof PaymentError) return httpStatusOf(error.code);
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}
