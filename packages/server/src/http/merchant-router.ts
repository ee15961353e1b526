import { checkRouter } from "./check-router.js";
import { aFunction } from "../runtime/check-settings.js";
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import * as v from "valibot";
import { PaymentError, PaymentsConfigurationError } from "../domain/errors.js";
import { readBody } from "../domain/read-body.js";
import type { Payments } from "../payments/payments.js";
import { fromOwnPage, refuseCardInClear } from "./request-bodies.js";
import type { MerchantAction, MerchantSubject } from "./merchant/merchant-action.js";
import type { Input, MerchantRoute, ObjectSchema, Who } from "./merchant/merchant-route.js";
import { merchantRoutes } from "./merchant/merchant-routes.js";
import { jsonBody } from "./json-body.js";
import { privateAnswer } from "./private-answer.js";
import { callListener } from "../runtime/call-listener.js";
import { problemHandler } from "./problem.js";

/** Settings of merchantRouter. */
export interface MerchantRouterSettings {
  /**
   * Decides who may do what. Has no default, so that refunds are never left open to the public. `action` is one of a
   * closed list, `subject` what the request is about, such as a reference and an amount. `{ by }` permits it like
   * `true`, and names who does it: the journal keeps that with the operation or action.
   */
  readonly authorize: (
    request: Request,
    action: MerchantAction,
    subject: MerchantSubject,
  ) => Authorized | Promise<Authorized>;
  readonly logError?: (error: unknown) => void;
}

/** Whether a request is permitted, and who acts. */
type Authorized = boolean | { readonly by: string };

type Guard = Required<MerchantRouterSettings>;

/**
 * The merchant's routes, for a back office: payments with their history, operations, reviews, fraud lists and wallets.
 * `GET openapi.json` describes them. Mount it apart from `sipsRouter`, behind the shop's own log-in.
 *
 * @example
 * app.use("/merchant", merchantRouter(payments, { authorize: (request) => isStaff(request) }));
 */
export function merchantRouter(payments: Payments, settings: MerchantRouterSettings): Router {
  if (typeof settings?.authorize !== "function") {
    const expected = "a function: whoever it permits moves money";
    throw new PaymentsConfigurationError("authorize", expected, "merchantRouter");
  }
  checkRouter("merchantRouter", payments, settings, { authorize: true, logError: aFunction });
  const router = express.Router({ caseSensitive: true, strict: true });
  const own = [fromOwnPage(payments.publicUrl), ...jsonBody];
  const { authorize, logError = (error) => console.error(error) } = settings;
  const guard: Guard = { authorize, logError };

  router.use(privateAnswer);
  for (const route of merchantRoutes) {
    const read = route.method === "post" ? [...own, onceAllowed(guard, route.action)] : [];
    const answer: RequestHandler = (request, response) => serve(route, payments, guard, request, response);
    router[route.method](expressPath(route.path), ...read, answer);
  }
  router.get("/openapi.json", async (request, response) => {
    await allow(guard, request, "read", {});
    // Loaded when it is asked for: it needs a generator that no other route needs.
    const { merchantOpenApi } = await import("./merchant/merchant-open-api.js");
    response.json(merchantOpenApi());
  });
  router.use((request, response) => {
    const methods = methodsAt(request.path);
    if (methods.length === 0) {
      throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is nothing at this address.");
    }
    response.setHeader("allow", methods.join(", "));
    throw new PaymentError("PAYMENT_METHOD_NOT_ALLOWED", `This address takes ${methods.join(" and ")}.`);
  });
  router.use(problemHandler(logError));
  return router;
}

/** Without permission, the answer does not reveal either that the body cannot be read. */
function onceAllowed(guard: Guard, action: MerchantAction): ErrorRequestHandler {
  return async (fault: unknown, request, _response, next) => {
    await allow(guard, request, action, {});
    next(fault);
  };
}

/** The HTTP methods that an address takes. */
function methodsAt(path: string): readonly string[] {
  const here = [...merchantRoutes, { path: "/openapi.json", method: "get" }].filter((route) =>
    new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  return [...new Set(here.map(({ method }) => method.toUpperCase()))];
}

async function serve(
  route: MerchantRoute,
  payments: Payments,
  guard: Guard,
  request: Request,
  response: Response,
): Promise<void> {
  const read = readInput(route, request);
  const subject = "input" in read ? await route.subject(read.input, payments) : {};
  // Without permission, the answer reveals nothing about the input.
  const who = await allow(guard, request, route.action, subject);
  if (!("input" in read)) throw read.fault;
  const also = route.alsoNeeds?.(read.input);
  if (also !== undefined) await allow(guard, request, also, subject);
  try {
    const answer = await route.handle(payments, read.input, who, response);
    if (!response.headersSent) response.json(answer);
  } catch (error) {
    // The status of a download has been sent; the aborted transfer tells the client.
    if (!response.headersSent) throw error;
    callListener(guard.logError, error);
  }
}

type Read = { readonly input: Input } | { readonly fault: unknown };

/** Reads a request by its route's schemas. It will be stored in the journal, so a card number in it is rejected. */
function readInput({ params, query, body, mayLookLikeCards = [] }: MerchantRoute, request: Request): Read {
  try {
    // What a route without a body reads is not stored.
    if (body) refuseCardInClear({ ...request.params, ...without(mayLookLikeCards, request.body) });
    const input = {
      ...readParams(params, request.params),
      ...readBody(query, request.query),
      ...(body && v.parse(v.looseObject({}), readBody(body, request.body))),
    };
    return { input };
  } catch (fault) {
    return { fault };
  }
}

function without(names: readonly string[], body: unknown): object {
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/** A path whose parameters are not of their form is the address of nothing. */
function readParams(schema: ObjectSchema, given: unknown): Input {
  const read = v.safeParse(schema, given);
  if (read.success) return read.output;
  throw new PaymentError("PAYMENT_ROUTE_UNKNOWN", "There is nothing at this address.");
}

/** Returns who acts, as `authorize` says; the request cannot set it. */
async function allow(
  { authorize, logError }: Guard,
  request: Request,
  action: MerchantAction,
  subject: MerchantSubject,
): Promise<Who> {
  const authorized = await authorize(request, action, subject);
  if (authorized === true) return {};
  if (typeof authorized !== "object" || authorized === null) {
    throw new PaymentError("PAYMENT_NOT_AUTHORIZED", `Not permitted: ${action}.`);
  }
  if (typeof authorized.by === "string" && authorized.by.trim() !== "") return { by: authorized.by };
  const unnamed = new PaymentError(
    "PAYMENT_NOT_AUTHORIZED",
    `authorize permitted ${action} and named nobody: return { by } with who acts, or true.`,
  );
  // The shop's own fault: the sender of the request cannot fix it.
  callListener(logError, unnamed);
  throw unnamed;
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
