import type { RequestHandler } from "express";
import { daysPage, periods } from "../office/days-page.js";
import { dayOf, startOfDay } from "../office/moments.js";
import { shopZone } from "../shop/shop-time.js";
import type { Context } from "./context.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const dayMs = 24 * 3_600_000;

/** Payments per day of the office's own time. */
export function officeDaysRoute(context: Context): RequestHandler {
  return async (request, response) => {
    const days = periods.find((period) => String(period) === request.query["days"]) ?? 30;
    const now = context.now().getTime();
    const first = startOfDay(daysBefore(dayOf(now), days - 1)) ?? now;
    const counted = await context.payments.countByDay({ from: first, to: now + 1, timeZone: shopZone });
    showOffice(context, request, response, daysPage(counted, officeLanguageOf(request)));
  };
}

/** The date so many days earlier. Computed in UTC, where every day has 24 hours. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
}
