import express, { type Router } from "express";
import { PaymentError } from "../domain/errors.js";
import type { Payments } from "../payments/payments.js";
import { aFunction } from "../runtime/check-settings.js";
import { checkRouter } from "./check-router.js";
import { checkoutRoutes } from "./checkout-routes.js";
import { healthRoutes } from "./health-routes.js";
import { mandateRoutes } from "./mandate-routes.js";
import type { PageSettings } from "./page-settings.js";
import { pageViews } from "./page-view.js";
import { privateAnswer } from "./private-answer.js";
import { problemHandler } from "./problem.js";
import { savedCardRoutes } from "./saved-card-routes.js";

/** Settings of sipsRouter. */
export interface RouterSettings {
  /** Called with faults of this package or the shop. Default: `console.error`. */
  readonly logError?: (error: unknown) => void;
  /** How the router's own pages look. Default: without the shop's name, in neutral colours. */
  readonly pages?: PageSettings;
}

/**
 * The routes of a payment, in the order in which a payment uses them. Mount it where `publicUrl` points to. Throws
 * PaymentsConfigurationError when the settings of the pages are malformed.
 *
 * @example
 * app.use("/sips", sipsRouter(payments));
 */
export function sipsRouter(payments: Payments, settings: RouterSettings = {}): Router {
  checkRouter("sipsRouter", payments, settings, { logError: aFunction, pages: true });
  const router = express.Router({ caseSensitive: true, strict: true });
  const openView = pageViews(settings.pages);

  router.use(privateAnswer);
  checkoutRoutes(router, payments, openView);
  savedCardRoutes(router, payments);
  mandateRoutes(router, payments, openView);
  healthRoutes(router, payments);

  router.use(({ baseUrl }) => {
    throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", nothingHere(baseUrl, payments.publicUrl));
  });
  router.use(problemHandler(settings.logError ?? ((error) => console.error(error)), openView));
  return router;
}

/** A proxy may remove a part of the path, so a router that is mounted elsewhere may be right. */
function nothingHere(baseUrl: string, publicUrl: string): string {
  const { pathname } = new URL(publicUrl);
  const nothing = "There is nothing at this address.";
  if (baseUrl === pathname.replace(/\/$/, "")) return nothing;
  return `${nothing} sipsRouter is mounted at ${baseUrl || "/"}, and publicUrl has the path ${pathname}: without a proxy that changes paths, both are the same.`;
}
