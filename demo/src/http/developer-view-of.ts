import type { Request } from "express";
import { readDeveloperView, type DeveloperView } from "../shop/developer-view.js";
import { cookieOf } from "./buyer-cookie.js";
import type { Context } from "./context.js";

export const developerCookie = "shop_developer";

/** The developer view: off unless it was turned on in this browser, and never in a shop that others can reach. */
export function developerViewOf(context: Context, request: Request): DeveloperView {
  const shop = { isOn: false, ...context.cardSettings };
  const view = context.hasDemoLogins ? readDeveloperView(cookieOf(request, developerCookie), shop) : shop;
  return view.cards === "cse" && !context.hasCse ? { ...view, cards: "hosted" } : view;
}
