import type { IncomingMessage } from "node:http";

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
