import { armFault, advanceClock } from "../control/control-routes.js";
import type { Gateway } from "../gateway.js";
import { pageAnswer } from "../http/html.js";
import { RouteError, type RouteAnswer, type RouteRequest, type Routes } from "../http/serve-routes.js";
import { consolePage, isConsoleView, type ConsoleView } from "./console-page.js";

/** The console: for the person who asks why a test payment was refused. Plain pages and forms, no script. */
export function consoleRoutes(gateway: Gateway, officeOrigin: string): Routes {
  const change = (act: (form: URLSearchParams) => void) => (request: RouteRequest) => {
    refuseForeignForms(request, officeOrigin);
    const form = new URLSearchParams(request.body);
    act(form);
    return seeOther(form.get("back"));
  };
  return {
    "GET /": () => seeOther(null),
    "GET /_console": ({ query }) =>
      pageAnswer((nonce) => consolePage(gateway, readView(query), nonce), {
        frameAncestors: "'none'",
        formAction: "'self'",
      }),
    "POST /_console/clock": change((form) => advanceClock(gateway, form.get("advance"))),
    "POST /_console/faults": change((form) =>
      armFault(gateway, {
        method: form.get("method"),
        fault: form.get("fault"),
        when: form.get("when"),
        times: Number(form.get("times")),
      }),
    ),
    "POST /_console/faults/clear": change(() => gateway.faults.disarm()),
    "POST /_console/reset": change(() => gateway.reset()),
  };
}

function readView(query: URLSearchParams): { view: ConsoleView; search: string } {
  const view = query.get("view");
  return {
    view: isConsoleView(view) ? view : "exchanges",
    search: (query.get("q") ?? "").slice(0, 100).trim(),
  };
}

/** Another site's page must not move the clock of a developer's simulator. */
function refuseForeignForms({ headers }: RouteRequest, officeOrigin: string): void {
  const from = headers.origin;
  const isOwn = from === undefined || from === officeOrigin || from === `http://${headers.host}`;
  if (!isOwn) throw new RouteError(403, "FOREIGN_FORM", "The console takes its own forms only.");
}

/** Back to the view that the form stood in; only a view, never an address. */
function seeOther(back: string | null): RouteAnswer {
  const view = isConsoleView(back) ? `?view=${back}` : "";
  return { status: 303, headers: { location: `/_console${view}` }, body: "" };
}
