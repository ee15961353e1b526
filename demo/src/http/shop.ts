import { merchantRouter, sipsRouter, type MerchantRouterSettings, type PageSettings } from "@sips-kit/server";
import express, { type Express, type RequestHandler, type Router } from "express";
import { messagePage } from "../pages/message-page.js";
import { languageOf } from "../shop/language.js";
import { accountRoutes } from "./account-routes.js";
import { basketRoutes } from "./basket-routes.js";
import { cookieOf } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { deliveryRoutes } from "./delivery-routes.js";
import { developerRoutes } from "./developer-routes.js";
import { isLoopback } from "./is-loopback.js";
import { officeRoutes } from "./office-routes.js";
import { orderRoutes } from "./order-routes.js";
import { paymentRoute } from "./payment-route.js";
import { resultRoute } from "./result-route.js";
import { showFailure } from "./show-failure.js";
import { languageCookie, showPage, visitOf, visitWithoutBasket } from "./show-page.js";

/** The shop: its routes in the order in which a buyer uses them, and the routes of sips-kit. */
export function createShop(context: Context, assets: Router): Express {
  const shop = express();
  shop.disable("x-powered-by");
  shop.use("/assets", assets);
  shop.use("/sips", sipsRouter(context.payments, { pages }));
  if (context.hasDemoLogins) {
    shop.use(["/merchant", "/office", "/account", "/developer", "/outbox"], refuseForeignHosts);
    // The same operations as the office's pages, for the merchant's own programs.
    const authorize: MerchantRouterSettings["authorize"] = (request) =>
      context.staff.sessionOf(request) !== undefined;
    shop.use("/merchant", merchantRouter(context.payments, { authorize }));
  }
  shop.use(refuseForeignPosts(context), express.urlencoded({ extended: false, limit: "4kb" }));
  shop.use(basketRoutes(context));
  shop.use(deliveryRoutes(context));
  shop.use(paymentRoute(context));
  shop.use(resultRoute(context));
  shop.use(orderRoutes(context));
  if (context.hasDemoLogins)
    shop.use(accountRoutes(context), developerRoutes(context), officeRoutes(context));
  shop.use((request, response) => {
    const visit = visitOf(context, request);
    response.status(404);
    showPage(response, visit, messagePage("notFound", visit.language));
  });
  shop.use(
    showFailure((what, request, response) => {
      // The database may be what has failed.
      const visit = visitWithoutBasket(context, request);
      showPage(response, visit, messagePage(what, visit.language));
    }),
  );
  return shop;
}

/** The pages of sips-kit on the way to the bank and back: with the colours of tokens.css. */
const pages: PageSettings = {
  shopName: "Maison Verveine",
  logoUrl: "/assets/leaf.svg",
  accentColor: "#2f5a4b",
  darkAccentColor: "#8fc7ae",
  languageOf: (request) => languageOf(request, cookieOf(request, languageCookie)),
};

/** DNS rebinding: a site whose name was pointed to this machine must not reach the unauthenticated pages. */
const refuseForeignHosts: RequestHandler = (request, response, next) => {
  if (isLoopback(request.hostname)) next();
  else response.sendStatus(421);
};

/**
 * CSRF protection: forms must come from the shop. SameSite cookies already protect it; this rejects foreign posts
 * early.
 */
function refuseForeignPosts({ payments }: Context): RequestHandler {
  const own = new URL(payments.publicUrl).origin;
  return ({ method, headers }, response, next) => {
    const { "sec-fetch-site": site = "none", origin = own } = headers;
    const isOwn = site === "same-origin" || site === "none";
    const isFromHere = origin === own || origin === `http://${headers.host}`;
    if (method === "POST" && !(isOwn && isFromHere)) response.sendStatus(403);
    else next();
  };
}
