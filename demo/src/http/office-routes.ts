import { merchantRouter } from "@sips-kit/server";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { logInPage, type AskedAgain } from "../office/log-in-page.js";
import { staffMemberOf } from "../office/staff.js";
import { officeSentences } from "../office/office-sentences.js";
import { officeMessagePage } from "../office/message-page.js";
import { addressWithoutCardData } from "./address-without-card-data.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { officeCreditRoutes } from "./office-credit-routes.js";
import { officeDaysRoute } from "./office-days-route.js";
import { officeFraudRoutes } from "./office-fraud-routes.js";
import { officeListRoute } from "./office-list-route.js";
import { officeOperationRoutes } from "./office-operation-routes.js";
import { officePaymentRoute } from "./office-payment-route.js";
import { officePhoneOrderRoutes } from "./office-phone-order-routes.js";
import { officeWalletMoneyRoutes } from "./office-wallet-money-routes.js";
import { officeWalletRoutes } from "./office-wallet-routes.js";
import { officeWebhookRoutes } from "./office-webhook-routes.js";
import { officeReviewRoute } from "./office-review-route.js";
import { ownPath } from "./own-path.js";
import { showFailure } from "./show-failure.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

/** The merchant's side, behind a login: payments, review queue, days, and what can be done with a payment. */
export function officeRoutes(context: Context): Router {
  const router = express.Router();
  router.use("/office", addressWithoutCardData);

  router.post("/office/log-in", (request, response) => {
    const member = staffMemberOf(formText(request, "login"), formText(request, "password"));
    const next = officePath(formText(request, "next"));
    if (!member) return showLogIn(context, request, response, { next, again: "wrongLogin" });
    context.staff.open(response, member, context.isSecure);
    response.redirect(303, next);
  });

  router.use("/office", (request, response, next) => {
    if (context.staff.sessionOf(request)) return next();
    if (request.method !== "POST")
      return showLogIn(context, request, response, { next: officePath(request.originalUrl) });
    showLogIn(context, request, response, { next: pageOfForm(request.originalUrl), again: "sessionEnded" });
  });
  router.post("/office/*rest", refuseForeignForms(context));

  router.post("/office/log-out", (request, response) => {
    context.staff.close(request, response);
    response.redirect(303, "/office");
  });

  router.get("/office", officeListRoute(context));
  router.get("/office/review", officeReviewRoute(context));
  router.get("/office/days", officeDaysRoute(context));
  router.get("/office/payments/:reference", officePaymentRoute(context));
  router.use(officeOperationRoutes(context), officePhoneOrderRoutes(context), officeCreditRoutes(context));
  router.use(officeWalletRoutes(context), officeWalletMoneyRoutes(context), officeFraudRoutes(context));
  router.use(officeWebhookRoutes(context));
  // Mandates as files. The office moves no money this way.
  router.use(
    "/office/merchant",
    merchantRouter(context.payments, {
      authorize: (request, action) =>
        action === "readMandate" && context.staff.sessionOf(request) !== undefined,
    }),
  );
  router.use("/office", (request, response) => {
    response.status(404);
    showMessage(context, request, response, "nothingThere");
  });
  router.use(
    "/office",
    showFailure((what, request, response) =>
      showMessage(context, request, response, what === "failed" ? "failed" : "nothingThere"),
    ),
  );
  return router;
}

/** Without a login, every page of the office answers 403 except the first, which shows the login form. */
function showLogIn(
  context: Context,
  request: Request,
  response: Response,
  asked: { readonly next: string; readonly again?: AskedAgain },
): void {
  response.status(request.method !== "POST" && asked.next === "/office" ? 200 : 403);
  showOffice(context, request, response, logInPage(asked, officeLanguageOf(request)));
}

/** Only the office's own paths: a login must not lead elsewhere. */
function officePath(path: string): string {
  const own = ownPath(path);
  return /^\/office(?:[/?]|$)/.test(own) ? own : "/office";
}

/** The page that a form of the office stands on, by the address that it is sent to. */
function pageOfForm(address: string): string {
  const page = /^\/office\/(?:(?:payments|wallets)\/[^/?]+|webhooks|credits|fraud|phone-order)/.exec(address);
  return officePath(page?.[0] ?? "/office");
}

/** Each form carries its session's token, besides the check of where it comes from. */
function refuseForeignForms(context: Context): RequestHandler {
  return (request, response, next) => {
    if (formText(request, "csrf") === context.staff.sessionOf(request)?.csrf) return next();
    response.status(403);
    showMessage(context, request, response, "notMoved");
  };
}

function showMessage(
  context: Context,
  request: Request,
  response: Response,
  what: "notMoved" | "nothingThere" | "failed",
): void {
  const language = officeLanguageOf(request);
  showOffice(context, request, response, officeMessagePage(officeSentences[language][what], language));
}
