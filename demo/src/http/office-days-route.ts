import type { RequestHandler } from "express";
import { daysPage, periods } from "../office/days-page.js";
import type { Context } from "./context.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const dayMs = 24 * 3_600_000;

/** Payments per day. */
export function officeDaysRoute(context: Context): RequestHandler {
  return async (request, response) => {
    const days = periods.find((period) => String(period) === request.query["days"]) ?? 30;
    const to = (Math.floor(context.now().getTime() / dayMs) + 1) * dayMs;
    const counted = await context.payments.countByDay({ from: to - days * dayMs, to });
    showOffice(context, request, response, daysPage(counted, officeLanguageOf(request)));
  };
}
