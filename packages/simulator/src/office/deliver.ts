import type { ServerResponse } from "node:http";
import type { WireObject } from "../ledger/wire.js";
import type { FaultName } from "../world/faults.js";
import type { Answer } from "./handle-request.js";
import type { Delivery } from "./reply.js";

/** Sends an answer, or disturbs its delivery as a fault or the card requires. */
export function deliver(
  response: ServerResponse,
  answer: Answer,
  delivery: FaultName | Delivery | undefined,
  slowAnswerMs: number,
): void {
  switch (delivery) {
    case undefined:
      return sendJson(response, JSON.stringify(answer.body));
    case "slow":
      return later(response, slowAnswerMs, () => sendJson(response, JSON.stringify(answer.body)));
    default:
      return deliveries[delivery](response, answer);
  }
}

const deliveries: Readonly<Record<FaultName | "lost", (response: ServerResponse, answer: Answer) => void>> = {
  // The connection stays open and silent until the caller gives up.
  lost: () => {},
  "no-answer": () => {},
  "half-body-silence": (response, answer) => void sendHalf(response, answer),
  "half-body-cut": (response, answer) => void sendHalf(response, answer, () => response.destroy()),
  reset: (response) => void response.socket?.resetAndDestroy(),
  "http-500": (response) => sendPage(response, 500, "Internal server error"),
  "html-200": (response) => sendPage(response, 200, "Service under maintenance"),
  "cut-json": (response, { body }) => {
    const json = JSON.stringify(body);
    sendJson(response, json.slice(0, Math.ceil(json.length / 2)));
  },
  "wrong-seal": (response, { body }) =>
    sendJson(response, JSON.stringify({ ...body, seal: otherSeal(body["seal"]) })),
  "no-seal": (response, { body }) => {
    const { seal: _seal, ...unsealed } = body;
    sendJson(response, JSON.stringify(unsealed));
  },
  "other-reference": (response, answer) => sendJson(response, JSON.stringify(somebodyElses(answer))),
  "slow-drip": (response, { body }) => drip(response, JSON.stringify(body)),
  "giant-body": (response, { body }) => sendGiant(response, JSON.stringify(body)),
};

function sendJson(response: ServerResponse, json: string): void {
  response.writeHead(200, {
    "content-type": "application/json;charset=UTF-8",
    "content-length": Buffer.byteLength(json),
  });
  response.end(json);
}

function sendPage(response: ServerResponse, status: number, title: string): void {
  const page = `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>\n`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
}

/** Announces the whole body and sends half of it. */
function sendHalf(response: ServerResponse, { body }: Answer, then?: () => void): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, {
    "content-type": "application/json;charset=UTF-8",
    "content-length": bytes.length,
  });
  response.write(bytes.subarray(0, bytes.length / 2), () => then?.());
}

/** A well-formed but wrong seal, also where there was none. */
function otherSeal(seal: WireObject[string]): string {
  const right = typeof seal === "string" ? seal : "0".repeat(64);
  return (right.startsWith("0") ? "1" : "0") + right.slice(1);
}

/** A valid answer with a valid seal, but about another transaction. */
function somebodyElses({ body, seal }: Answer): WireObject {
  const { seal: _seal, ...unsealed } = body;
  return seal({ ...unsealed, transactionReference: "SOMEBODYELSES" });
}

const dripMs = 100;

/** Sends one byte at a time: each arrives in time, the whole never does. */
function drip(response: ServerResponse, json: string): void {
  const bytes = Buffer.from(json);
  response.writeHead(200, {
    "content-type": "application/json;charset=UTF-8",
    "content-length": bytes.length,
  });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, ++sent));
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, dripMs);
  response.once("close", () => clearInterval(timer));
}

/** How much is sent to a caller that sets no limit. */
const giantBodyBytes = 256 * 1024 * 1024;

/** A huge answer with a valid beginning, without buffering more than the caller reads. */
function sendGiant(response: ServerResponse, json: string): void {
  response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
  response.write(`${json.slice(0, -1)},"padding":"`);
  const block = Buffer.alloc(64 * 1024, "x");
  let left = giantBodyBytes;
  const more = () => {
    while (left > 0) {
      left -= block.length;
      if (!response.write(block)) return void response.once("drain", more);
    }
    response.end('"}');
  };
  more();
}

function later(response: ServerResponse, delayMs: number, action: () => void): void {
  const timer = setTimeout(action, delayMs);
  response.once("close", () => clearTimeout(timer));
}
