import { languageOf } from "../http/page-language.js";
import type { RouteAnswer, RouteRequest, Routes } from "../http/routes.js";
import type { Gateway } from "../ledger/gateway.js";
import { receiveBankNotice } from "./receive-bank-notice.js";
import { appDonePage, askPage, faultPage } from "./supplier-pages.js";
import { suppliers } from "./suppliers.js";

const kind = "bancontact";
const path = `/suppliers/${kind}/app`;

/** Bancontact's app, which a link or a QR code opens, maybe on another device: nothing goes back to the shop's page. */
export function appRoutes(gateway: Gateway): Routes {
  return {
    [`GET ${path}`]: (request) => ask(gateway, request),
    [`POST ${path}/answer`]: (request) => take(gateway, request),
  };
}

function ask(gateway: Gateway, request: RouteRequest): RouteAnswer {
  const lang = languageOf(request);
  const number = request.query.get("session") ?? "";
  const session = gateway.suppliers.openInApp(number);
  if (!session) return faultPage(kind, "unknown", lang);
  if (session.isDecidedInApp) return appDonePage(session, lang);
  return askPage(session, { action: `${path}/answer`, fields: { session: number } }, lang);
}

function take(gateway: Gateway, request: RouteRequest): RouteAnswer {
  const form = new URLSearchParams(request.body);
  const lang = languageOf(request);
  const session = gateway.suppliers.openInApp(form.get("session") ?? "");
  const verdict = suppliers[kind].verdicts.find((one) => one === form.get("verdict"));
  if (!session) return faultPage(kind, "unknown", lang);
  if (!verdict) return faultPage(kind, "verdict", lang);
  if (session.verdict !== undefined && session.verdict !== verdict) return faultPage(kind, "decided", lang);
  gateway.suppliers.decideInApp(session, verdict);
  receiveBankNotice(gateway, session, verdict);
  return appDonePage(session, lang);
}
