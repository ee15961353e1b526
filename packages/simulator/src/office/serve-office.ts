import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { methods, type MethodName } from "@sips-kit/protocol";
import type { Gateway } from "../gateway.js";
import { bodyLimit, isJson, readBody } from "../http/read-body.js";
import { deliver } from "./deliver.js";
import { handleRequest, temporaryProblem } from "./handle-request.js";
import { isWireObject, type WireObject } from "./wire.js";

/**
 * The office as it is reached from outside: POST, JSON in, JSON out. It stands on node:http alone, since every call of
 * every load test passes here.
 */
export function serveOffice(gateway: Gateway): RequestListener {
  return (request, response) => {
    answerCall(gateway, request, response)
      // The caller has gone away in the middle of its own request.
      .catch(() => response.destroy());
  };
}

async function answerCall(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = methodsByPath.get((request.url ?? "").split("?")[0] ?? "");
  if (!method) return refuseHttp(request, response, 404, "No service of the gateway is at this address.");
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return refuseHttp(request, response, 405, "The services of the gateway are called with POST.");
  }
  if (!isJson(request.headers["content-type"])) {
    return refuseHttp(request, response, 415, "The content type must be application/json.");
  }
  const bytes = await readBody(request);
  if (!bytes) return refuseHttp(request, response, 413, `The message is larger than ${bodyLimit} bytes.`);
  const body = parse(bytes);
  if (!body) return refuseHttp(request, response, 400, "The message is not one JSON object.");
  await answerMessage(gateway, method, body, response);
}

async function answerMessage(
  gateway: Gateway,
  method: MethodName,
  body: WireObject,
  response: ServerResponse,
): Promise<void> {
  const met = gateway.faults.take(method);
  const first =
    met?.when === "before" ? temporaryProblem(method, body) : handleRequest(gateway, method, body);
  const answer = first.completed ? await first.completed() : first;
  const delivery = met?.fault ?? answer.delivery;
  gateway.exchanges.record({
    at: gateway.clock.now(),
    method,
    request: body,
    answer: answer.body,
    ...(delivery ? { delivery } : {}),
  });
  deliver(response, answer, delivery, gateway.slowAnswerMs);
}

// Names of the table are what its type says.
const methodsByPath = new Map(
  (Object.keys(methods) as MethodName[]).map((name) => [methods[name].path as string, name] as const),
);

function parse(bytes: Buffer): WireObject | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return isWireObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Refusals below the protocol are pages, as those of the web server in front of the gateway are. */
function refuseHttp(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  reason: string,
): void {
  // What is left of a refused body must not be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  const page = `<!doctype html><html lang="en"><title>HTTP ${status}</title><h1>HTTP ${status}</h1><p>${reason}</p></html>\n`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
}
