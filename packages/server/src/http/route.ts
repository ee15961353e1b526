import type { RequestHandler, Router } from "express";
import { PaymentError } from "../domain/errors.js";

/** Declares a route; other HTTP methods are answered with 405 and the list of allowed ones. */
export function route(
  router: Router,
  path: string,
  handlers: { readonly [method in "get" | "post" | "patch" | "delete"]?: readonly RequestHandler[] },
): void {
  const here = router.route(path);
  if (handlers.get) here.get(...handlers.get);
  if (handlers.post) here.post(...handlers.post);
  if (handlers.patch) here.patch(...handlers.patch);
  if (handlers.delete) here.delete(...handlers.delete);
  const allowed = Object.keys(handlers).map((method) => method.toUpperCase());
  here.all((_request, response) => {
    response.setHeader("allow", allowed.join(", "));
    throw new PaymentError("PAYMENT_METHOD_NOT_ALLOWED", `This address takes ${allowed.join(" and ")}.`);
  });
}
