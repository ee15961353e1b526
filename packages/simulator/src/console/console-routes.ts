import { armFault, advanceClock, changeReadings } from "../control/control-routes.js";
import { pageAnswer } from "../http/html.js";
import { type RouteAnswer, type RouteRequest, type Routes } from "../http/serve-routes.js";
import type { Gateway } from "../ledger/gateway.js";
import { readingNames } from "../world/readings.js";
import { forgetPage } from "./forget-page.js";
import { consolePage } from "./console-page.js";
import { isConsoleView, readQuery } from "./console-query.js";

/** The console, for finding out why a test payment was refused. Plain pages and forms; a script keeps the list up to date. */
export function consoleRoutes(gateway: Gateway): Routes {
  const change = (act: (form: URLSearchParams) => void) => (request: RouteRequest) => {
    const form = new URLSearchParams(request.body);
    act(form);
    return seeOther(form.get("back"));
  };
  return {
    "GET /": () => seeOther(null),
    "GET /_console": ({ query }) =>
      pageAnswer((nonce) => consolePage(gateway, readQuery(query), nonce), {
        frameAncestors: "'none'",
        formAction: "'self'",
        connect: "'self'",
      }),
    "GET /_console/forget": ({ query }) =>
      pageAnswer((nonce) => forgetPage(readQuery(query).view, nonce), {
        frameAncestors: "'none'",
        formAction: "'self'",
      }),
    "POST /_console/clock": change((form) => advanceClock(gateway, form.get("advance"))),
    "POST /_console/faults": change((form) =>
      armFault(gateway, { ...faultIn(form), times: Number(form.get("times")) }),
    ),
    "POST /_console/readings": change((form) => changeReadings(gateway, readingsIn(form))),
    "POST /_console/readings/reset": change(() => gateway.readings.reset()),
    "POST /_console/faults/clear": change(() => gateway.faults.disarm()),
    "POST /_console/reset": change(() => gateway.reset()),
  };
}

/** The fields of the form that were filled in. */
function faultIn(form: URLSearchParams): Record<string, unknown> {
  const names = ["method", "fault", "when", "field", "value", "from", "code"];
  const filled = names.map((name) => [name, form.get(name)] as const).filter(([, value]) => value);
  return { ...Object.fromEntries(filled), ...(form.get("unsealed") === null ? {} : { sealed: false }) };
}

function readingsIn(form: URLSearchParams): Record<string, unknown> {
  const given = readingNames.filter((name) => form.has(name));
  return Object.fromEntries(
    given.map((name) => [name, name === "visibleAfterMs" ? Number(form.get(name)) : form.get(name)]),
  );
}

/** Redirects to the view that held the form; accepts only a view's name, never an address. */
function seeOther(back: string | null): RouteAnswer {
  const view = isConsoleView(back) ? `?view=${back}` : "";
  return { status: 303, headers: { location: `/_console${view}` }, body: "" };
}
