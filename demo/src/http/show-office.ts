import type { Request, Response } from "express";
import { officeLayout, type OfficePage } from "../office/office-layout.js";
import { languageOf, type Language } from "../shop/language.js";
import { cookieOf } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { setSecurityHeaders } from "./security-headers.js";
import { languageCookie } from "./show-page.js";

/** The language of a request to the office: the same choice as in the shop. */
export function officeLanguageOf(request: Request): Language {
  return languageOf(request, cookieOf(request, languageCookie));
}

/** Sends a page of the office, with the name of the person who is logged in. */
export function showOffice(
  context: Pick<Context, "staff">,
  request: Request,
  response: Response,
  page: OfficePage,
): void {
  const language = officeLanguageOf(request);
  const here = request.method === "GET" ? request.originalUrl : "/office";
  const path = request.originalUrl.split("?")[0] ?? "";
  setSecurityHeaders(response);
  response.set("content-language", language).set("vary", "accept-language, cookie");
  response
    .type("html")
    .send(officeLayout({ language, here, path, staff: context.staff.sessionOf(request) }, page));
}
