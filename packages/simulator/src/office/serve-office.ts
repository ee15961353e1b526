import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { methods, type MethodName } from "@sips-kit/protocol";
import { deepestLevel, isNestedTooDeep } from "../http/is-nested-too-deep.js";
import { bodyLimit, isJson, readBody } from "../http/read-body.js";
import type { Gateway } from "../ledger/gateway.js";
import { isWireObject, type WireObject } from "../ledger/wire.js";
import { answerCall } from "./answer-call.js";
import { deliver } from "./deliver.js";

/**
 * The office's HTTP interface: POST, JSON in, JSON out. Built directly on node:http, because every call of every load
 * test passes through it.
 */
export function serveOffice(gateway: Gateway): RequestListener {
  return (request, response) => {
    serveCall(gateway, request, response)
      // The client has disconnected in the middle of its request.
      .catch(() => response.destroy());
  };
}

async function serveCall(
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
  const text = bytes.toString("utf8");
  if (isNestedTooDeep(text)) {
    return refuseHttp(request, response, 400, `The message has more than ${deepestLevel} levels.`);
  }
  const body = parse(text);
  if (!body) return refuseHttp(request, response, 400, "The message is not one JSON object.");
  const { answer, delivery } = await answerCall(gateway, method, body);
  deliver(response, answer, delivery, gateway.slowAnswerMs);
}

// The table's names are those of its type.
const methodsByPath = new Map(
  (Object.keys(methods) as MethodName[]).map((name) => [methods[name].path as string, name] as const),
);

function parse(text: string): WireObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isWireObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Refusals below the protocol are HTML pages, like those of the web server in front of the gateway. */
function refuseHttp(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  reason: string,
): void {
  // The rest of a rejected body must not be read as the next request.
  if (!request.complete) response.setHeader("connection", "close");
  const page = `<!doctype html><html lang="en"><title>HTTP ${status}</title><h1>HTTP ${status}</h1><p>${reason}</p></html>\n`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
}
