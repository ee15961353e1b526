import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { bodyLimit, isJson, readBody } from "./read-body.js";
import { RouteError } from "./route-error.js";

/** The request to a route. */
export interface RouteRequest {
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** The body as text; empty when there is none. */
  readonly body: string;
}

/** The answer of a route. */
export interface RouteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type Route = (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>;

/** Routes by method and path, such as "GET /_control/health". */
export type Routes = Readonly<Record<string, Route>>;

/**
 * Serves a table of routes; every error is answered with a message.
 *
 * @param guard throws RouteError for requests that are not for these routes, whatever they ask
 */
export function serveRoutes(
  routes: Routes,
  guard: (headers: IncomingMessage["headers"]) => void = () => {},
): RequestListener {
  const paths = new Set(Object.keys(routes).map((route) => route.split(" ")[1]));
  return (request, response) => {
    answer(routes, paths, guard, request)
      .catch(answerOfError)
      .then((given) => send(request, response, given))
      // The client has disconnected, so there is nobody to answer.
      .catch(() => response.destroy());
  };
}

async function answer(
  routes: Routes,
  paths: ReadonlySet<string | undefined>,
  guard: (headers: IncomingMessage["headers"]) => void,
  request: IncomingMessage,
): Promise<RouteAnswer> {
  guard(request.headers);
  const { path, query } = parseTarget(request.url ?? "/");
  const name = `${request.method} ${path}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (!route) {
    throw paths.has(path)
      ? new RouteError("METHOD_NOT_ALLOWED", `${request.method} is not for this path.`)
      : new RouteError("UNKNOWN_PATH", `Nothing is here. Known: ${Object.keys(routes).join(", ")}.`);
  }
  const body = await readBody(request);
  if (!body) throw new RouteError("BODY_TOO_LARGE", `More than ${bodyLimit} bytes.`);
  return route({ query, headers: request.headers, body: body.toString("utf8") });
}

function parseTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf("?");
  return mark < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

function answerOfError(error: unknown): RouteAnswer {
  const { code, message, status } = error instanceof RouteError ? error : defect(error);
  return json({ error: { code, message } }, status);
}

function defect(error: unknown): RouteError {
  return new RouteError("SIMULATOR_DEFECT", error instanceof Error ? error.message : String(error));
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: RouteAnswer,
): void {
  // The rest of a rejected body must not be read as the next request.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, {
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body);
}

export function json(value: unknown, status = 200): RouteAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}

/** Reads a body that must be a JSON object. */
export function readJsonObject({ headers, body }: RouteRequest): Readonly<Record<string, unknown>> {
  if (!isJson(headers["content-type"])) {
    throw new RouteError("CONTENT_TYPE", "The body must be application/json.");
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Reported below, as for any other text that is not an object.
  }
  throw new RouteError("MALFORMED_JSON", "The body must be one JSON object.");
}
