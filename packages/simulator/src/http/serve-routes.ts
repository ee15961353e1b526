import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { json } from "./json.js";
import { bodyLimit, readBody } from "./read-body.js";
import { RouteError } from "./route-error.js";
import type { RouteAnswer, Routes } from "./routes.js";

/**
 * Serves a table of routes; every error is answered with a message.
 *
 * @param guard throws RouteError for requests that are not for these routes, whatever they ask
 */
export function serveRoutes(
  routes: Routes,
  guard: (headers: IncomingMessage["headers"]) => void = () => {},
): RequestListener {
  return (request, response) => {
    answer(routes, guard, request)
      .catch(answerOfError)
      .then((given) => send(request, response, given))
      // The client has disconnected, so there is nobody to answer.
      .catch(() => response.destroy());
  };
}

async function answer(
  routes: Routes,
  guard: (headers: IncomingMessage["headers"]) => void,
  request: IncomingMessage,
): Promise<RouteAnswer> {
  guard(request.headers);
  const { path, query } = parseTarget(request.url ?? "/");
  const name = `${request.method} ${path}`;
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (!route) throw withoutRoute(routes, request.method, path);
  const body = await readBody(request);
  if (!body) throw new RouteError("BODY_TOO_LARGE", `The body is longer than ${bodyLimit} bytes: send less.`);
  return route({ query, headers: request.headers, body: body.toString("utf8") });
}

function withoutRoute(routes: Routes, method: string | undefined, path: string): RouteError {
  const known = Object.keys(routes);
  const others = known.filter((route) => route.split(" ")[1] === path);
  return others.length > 0
    ? new RouteError("METHOD_NOT_ALLOWED", `${method} is not for this path. Known: ${others.join(", ")}.`)
    : new RouteError("UNKNOWN_PATH", `Nothing is here. Known: ${known.join(", ")}.`);
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
