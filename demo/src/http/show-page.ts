import type { Request, Response } from "express";
import { layout, type Page, type Visit } from "../pages/layout.js";
import { languageOf } from "../shop/language.js";
import { buyerOf, cookieOf } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { developerViewOf } from "./developer-view-of.js";
import { setSecurityHeaders, type PagePolicy } from "./security-headers.js";

export const languageCookie = "shop_language";

/** The visitor, their language and the current page. */
export function visitOf(context: Context, request: Request): Visit {
  const visit = visitWithoutBasket(context, request);
  const lines = visit.buyer ? context.orders.basketOf(visit.buyer) : [];
  return { ...visit, inBasket: lines.reduce((total, line) => total + line.quantity, 0) };
}

/** The same from the request alone, for a page that needs no database. */
export function visitWithoutBasket(context: Context, request: Request): Visit {
  return {
    buyer: buyerOf(request, context.secret),
    language: languageOf(request, cookieOf(request, languageCookie)),
    inBasket: 0,
    hasDemoLogins: context.hasDemoLogins,
    view: developerViewOf(context, request),
    hasCse: context.hasCse,
    consoleUrl: context.consoleUrl,
    here: request.method === "GET" ? request.originalUrl : "/",
  };
}

/** Sends a page with the security headers that every page has. */
export function showPage(response: Response, visit: Visit, page: Page, policy?: PagePolicy): void {
  setSecurityHeaders(response, policy);
  response.set("content-language", visit.language).set("vary", "accept-language, cookie");
  response.type("html").send(layout(visit, page));
}
