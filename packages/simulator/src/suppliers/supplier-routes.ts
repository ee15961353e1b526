import { languageOf } from "../http/page-language.js";
import type { RouteAnswer, RouteRequest, Routes } from "../http/routes.js";
import type { Gateway } from "../ledger/gateway.js";
import type { SupplierKind } from "../ledger/supplier-sessions.js";
import { receiveBankNotice } from "./receive-bank-notice.js";
import { returnForm } from "./return-form.js";
import { askPage, faultPage, returnPage } from "./supplier-pages.js";
import { suppliers } from "./suppliers.js";

/** The external pages: a buyer is posted to one, answers there, and is posted back to the shop. */
export function supplierRoutes(gateway: Gateway): Routes {
  // The table's own names.
  const kinds = Object.keys(suppliers) as SupplierKind[];
  return Object.fromEntries(
    kinds.flatMap((kind) => [
      [
        `GET /suppliers/${kind}`,
        (request: RouteRequest) => faultPage(kind, "posted", languageOf(request), 405),
      ],
      [`POST /suppliers/${kind}`, (request: RouteRequest) => ask(gateway, kind, request)],
      [`POST /suppliers/${kind}/answer`, (request: RouteRequest) => take(gateway, kind, request)],
    ]),
  );
}

/** Shows the page that the shop's form has requested. */
function ask(gateway: Gateway, kind: SupplierKind, request: RouteRequest): RouteAnswer {
  const form = new URLSearchParams(request.body);
  const lang = languageOf(request);
  const redirectionData = form.get("redirectionData") ?? "";
  const session = gateway.suppliers.open(redirectionData);
  if (session?.kind !== kind) return faultPage(kind, "unknown", lang);
  // It is unknown which of the two names the gateway expects: either is accepted.
  if (!form.get("redirectionVersion") && !form.get("messageVersion")) return faultPage(kind, "version", lang);
  return askPage(session, { action: `/suppliers/${kind}/answer`, fields: { redirectionData } }, lang);
}

/** Takes the buyer's answer and returns them to the shop. */
function take(gateway: Gateway, kind: SupplierKind, request: RouteRequest): RouteAnswer {
  const form = new URLSearchParams(request.body);
  const lang = languageOf(request);
  const redirectionData = form.get("redirectionData") ?? "";
  const verdict = suppliers[kind].verdicts.find((one) => one === form.get("verdict"));
  const session = gateway.suppliers.open(redirectionData);
  if (session?.kind !== kind) return faultPage(kind, "unknown", lang);
  if (!verdict) return faultPage(kind, "verdict", lang);
  if (session.verdict !== undefined && session.verdict !== verdict) return faultPage(kind, "decided", lang);
  const { back } = gateway.suppliers.decide(redirectionData, verdict);
  receiveBankNotice(gateway, session, verdict);
  const shape = gateway.readings.current().supplierReturn;
  return returnPage(kind, returnForm(session, back, { shape, now: gateway.clock.now() }), lang);
}
