import { armFault, advanceClock, changeReadings } from "../control/control-routes.js";
import { exchangeNamed, readReplayChange } from "../control/replay-routes.js";
import type { Html } from "../http/html.js";
import { pageAnswer } from "../http/page-answer.js";
import { RouteError } from "../http/route-error.js";
import type { Route, RouteAnswer, RouteRequest, Routes } from "../http/routes.js";
import type { Exchange } from "../ledger/exchanges.js";
import type { Gateway } from "../ledger/gateway.js";
import { replayExchange } from "../replay/replay-exchange.js";
import { readingNames } from "../world/readings.js";
import type { ConsoleLink } from "./console-link.js";
import type { ConsoleSite } from "./console-site.js";
import { exchangePage } from "./exchange-page.js";
import { exchangePath } from "./exchange-path.js";
import { forgetPage } from "./forget-page.js";
import { missingExchangePage } from "./missing-exchange-page.js";
import { problemPage } from "./problem-page.js";
import { replayPage } from "./replay-page.js";
import { consolePage } from "./console-page.js";
import { consolePath, isConsoleView, readQuery } from "./console-query.js";

/**
 * The console, for finding out why a test payment was refused. Plain pages and forms; a script keeps the list up to
 * date.
 */
export function consoleRoutes(gateway: Gateway, links: readonly ConsoleLink[] = []): Routes {
  // The guard has checked the host's name.
  const siteOf = (headers: RouteRequest["headers"]): ConsoleSite => ({
    origin: `http://${headers.host}`,
    links,
  });
  const change = (act: (form: URLSearchParams) => void) =>
    takeForm((form) => {
      act(form);
      return seeOther(form.get("back"));
    });
  const pageOf = (id: string | null, page: (exchange: Exchange, nonce: string) => Html) => {
    const exchange = gateway.exchanges.find(Number(id));
    return exchange
      ? pageAnswer((nonce) => page(exchange, nonce), pagePolicy)
      : pageAnswer(missingExchangePage, pagePolicy, 404);
  };
  return {
    "GET /": () => seeOther(null),
    "GET /_console": ({ query, headers }) =>
      pageAnswer((nonce) => consolePage(gateway, readQuery(query), siteOf(headers), nonce), {
        ...pagePolicy,
        connect: "'self'",
      }),
    "GET /_console/exchange": ({ query, headers }) =>
      pageOf(query.get("id"), (exchange, nonce) => exchangePage(gateway, exchange, siteOf(headers), nonce)),
    "GET /_console/replay": ({ query }) =>
      pageOf(query.get("exchange"), (exchange, nonce) => replayPage(gateway, exchange, nonce)),
    "POST /_console/replay": takeForm(async (form) => {
      const { exchange: id, ...changed } = Object.fromEntries(form);
      const replayed = await replayExchange(gateway, exchangeNamed(gateway, id), readReplayChange(changed));
      return redirection(exchangePath(replayed.id));
    }),
    "GET /_console/forget": ({ query }) =>
      pageAnswer((nonce) => forgetPage(readQuery(query).view, nonce), pagePolicy),
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

/** Handles a form; its faults are shown on a page, because a browser has sent it. */
function takeForm(take: (form: URLSearchParams) => RouteAnswer | Promise<RouteAnswer>): Route {
  return async ({ body }) => {
    const form = new URLSearchParams(body);
    try {
      return await take(form);
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      const back = viewPath(form.get("back"));
      return pageAnswer((nonce) => problemPage(error, back, nonce), pagePolicy, error.status);
    }
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

const pagePolicy = { frameAncestors: "'none'", formAction: "'self'" };

/** Redirects to the view that held the form. */
function seeOther(back: string | null): RouteAnswer {
  return redirection(viewPath(back));
}

/** Accepts only a view's name, never an address. */
function viewPath(view: string | null): string {
  return isConsoleView(view) ? consolePath({ view }) : "/_console";
}

function redirection(location: string): RouteAnswer {
  return { status: 303, headers: { location }, body: "" };
}
