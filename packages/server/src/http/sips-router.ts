import { checkRouter } from "./check-router.js";
import { aFunction } from "../runtime/check-settings.js";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { Payments } from "../payments/create-payments.js";
import { PaymentError } from "../domain/errors.js";
import type { Payment } from "../domain/payment.js";
import { appPage } from "./app-page.js";
import { autoSubmitPage, type WayOut } from "./auto-submit-page.js";
import { showConfirmation, takeConfirmation } from "./confirm-route.js";
import { formBody } from "./form-body.js";
import {
  fromOwnOrigin,
  fromOwnPage,
  readSessionRequest,
  readBrandsInput,
  readNewCardBrandsInput,
  readSubmitInput,
  readRenameCardInput,
  readSaveCardInput,
  readMandateInput,
} from "./request-bodies.js";
import type { PageSettings } from "./page-settings.js";
import { pageViews, type PageView } from "./page-view.js";
import { jsonBody } from "./json-body.js";
import { privateAnswer } from "./private-answer.js";
import { problemHandler } from "./problem.js";
import { returnRoute, sendForged, sessionOf } from "./return-route.js";
import { sendJson } from "./send-json.js";
import { signedRoute, signRoute } from "./sign-route.js";
import { sendPage } from "./send-page.js";
import { sendPdf } from "./send-pdf.js";

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
  const own = [fromOwnPage(payments.publicUrl), ...jsonBody];

  router.use(privateAnswer);
  route(router, "/sessions", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.createSession(readSessionRequest(request.body), request), 201);
      },
    ],
  });
  route(router, "/brands", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, { brands: await payments.brands(readBrandsInput(request.body)) });
      },
    ],
  });
  route(router, "/payments", {
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.submit(readSubmitInput(request.body), request));
      },
    ],
  });
  route(router, "/redirect/:session", {
    get: [(request, response) => sendAway(payments, openView(request), request, response)],
  });
  route(router, "/progress/:session", {
    get: [
      async (request, response) => {
        const next = await payments.progress(sessionOf(request));
        if (next) sendJson(response, next);
        else throw new PaymentError("PAYMENT_SESSION_INVALID", "This address belongs to no payment.");
      },
    ],
  });
  const back = returnRoute(payments, openView);
  route(router, "/return/:session", { get: [back], post: [...formBody, back] });
  route(router, "/confirm/:session", {
    get: [showConfirmation(payments, openView)],
    post: [fromOwnOrigin(payments.publicUrl), ...formBody, takeConfirmation(payments, openView)],
  });
  route(router, "/cards", {
    get: [async (request, response) => sendJson(response, await payments.savedCards.list(request))],
    post: [
      ...own,
      async (request, response) => {
        const input = readSaveCardInput(request.body);
        sendJson(response, { savedCard: await payments.savedCards.save(input, request) }, 201);
      },
    ],
  });
  route(router, "/cards/brands", {
    post: [
      ...own,
      async (request, response) => {
        const input = readNewCardBrandsInput(request.body);
        response.json({ brands: await payments.savedCards.brands(input, request) });
      },
    ],
  });
  route(router, "/cards/:paymentMeanId", {
    patch: [
      ...own,
      async (request, response) => {
        const { paymentMeanAlias } = readRenameCardInput(request.body);
        const paymentMeanId = String(request.params["paymentMeanId"]);
        const savedCard = await payments.savedCards.rename(paymentMeanId, paymentMeanAlias, request);
        sendJson(response, { savedCard });
      },
    ],
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        await payments.savedCards.remove(String(request.params["paymentMeanId"]), request);
        response.status(204).end();
      },
    ],
  });
  route(router, "/wallet", {
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        sendJson(response, { erased: await payments.savedCards.close(request) });
      },
    ],
  });
  route(router, "/mandates", {
    get: [
      async (request, response) => sendJson(response, { mandates: await payments.mandates.list(request) }),
    ],
    post: [
      ...own,
      async (request, response) => {
        sendJson(response, await payments.mandates.sign(readMandateInput(request.body), request), 201);
      },
    ],
  });
  const backFromSigning = signedRoute(payments, openView);
  route(router, "/sign/:session", { get: [signRoute(payments, openView)] });
  route(router, "/signed/:session", { get: [backFromSigning], post: [...formBody, backFromSigning] });
  route(router, "/mandates/:mandateId/pdf", {
    get: [
      async (request, response) => {
        const mandateId = String(request.params["mandateId"]);
        const pdf = await payments.mandates.pdf(mandateId, request);
        sendPdf(response, pdf, `mandate-${mandateId}`, request.query["download"] !== undefined);
      },
    ],
  });
  route(router, "/mandates/:paymentMeanId", {
    delete: [
      fromOwnOrigin(payments.publicUrl),
      async (request, response) => {
        await payments.mandates.remove(String(request.params["paymentMeanId"]), request);
        response.status(204).end();
      },
    ],
  });
  // Liveness: the process answers. Readiness: it can take payments, so a load balancer may send buyers.
  route(router, "/health", { get: [(_request, response) => sendJson(response, { status: "up" })] });
  route(router, "/ready", {
    get: [
      async (_request, response) => {
        const { isReady, ...more } = await payments.readiness();
        sendJson(response, { status: isReady ? "ready" : "not ready", ...more }, isReady ? 200 : 503);
      },
    ],
  });

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

/**
 * The page that posts the buyer to the bank or another supplier, or shows the way to a supplier's app; once there is a
 * result it redirects to that.
 */
async function sendAway(
  payments: Payments,
  view: PageView,
  request: Request,
  response: Response,
): Promise<void> {
  const found = await payments.redirect(sessionOf(request));
  if (!found) return sendForged(response, view);
  if (!("form" in found)) return response.redirect(303, found.url);
  const { app, form, payment, supplier } = found;
  // Browsers apply form-action to redirects after the post too, and banks redirect the buyer to other hosts.
  const formAction = `https: ${new URL(form.action).origin}`;
  if (app) {
    // Relative to this page's own address: a proxy may have removed a part of the path.
    const progressUrl = `../progress/${sessionOf(request)}`;
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

/** Declares a route; other HTTP methods are answered with 405 and the list of allowed ones. */
function route(
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
