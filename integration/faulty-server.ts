import { createServer, type ServerResponse } from "node:http";
import { methods, seal, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { closeServer, listenLocally } from "./local-server.js";

/** What a faulty server knows of a call when it fails it. */
interface FailedCall {
  readonly response: ServerResponse;
  /** The right answer: accepted, of the same transaction, sealed. */
  readonly answer: JsonObject;
}

const secretKey = "002001000000001_KEY1";

/** The ways to fail a received call: seven network faults, and answers that an attacker or a proxy could give. */
export const waysToFail = {
  "no answer": () => {},
  "half a body, then silence": ({ response, answer }) => {
    response.writeHead(200, { "content-length": JSON.stringify(answer).length }).write(halfOf(answer));
  },
  "half a body, then cut": ({ response, answer }) => {
    response.writeHead(200, { "content-length": JSON.stringify(answer).length });
    response.write(halfOf(answer), () => response.socket?.destroy());
  },
  reset: ({ response }) => response.socket?.resetAndDestroy(),
  "HTTP 500": ({ response, answer }) => response.writeHead(500).end(JSON.stringify(answer)),
  "200 with cut JSON": ({ response, answer }) => response.end(halfOf(answer)),
  "200 with HTML": ({ response }) => response.end("<!doctype html><title>Maintenance</title>"),
  "wrong seal": ({ response, answer }) => sendJson(response, { ...answer, seal: "0".repeat(64) }),
  "another key's seal": ({ response, answer }) => sendJson(response, sealed(answer, "ANOTHER_KEY")),
  "missing seal": ({ response, answer }) => sendJson(response, { ...answer, seal: undefined }),
  "another's reference": ({ response, answer }) =>
    sendJson(response, sealed({ ...answer, transactionReference: "ANOTHERS" })),
  "an empty object": ({ response }) => sendJson(response, {}),
  "a slow drip": ({ response, answer }) => {
    const bytes = [...JSON.stringify(answer)];
    // Longer than any deadline of the tests, though never silent for long.
    const drip = setInterval(() => response.write(bytes.shift() ?? " "), 25);
    response.once("close", () => clearInterval(drip));
  },
  "a giant body": ({ response }) => {
    const more = () => {
      while (!response.destroyed && response.write(spaces));
    };
    response.on("drain", more);
    more();
  },
} as const satisfies { readonly [name: string]: (call: FailedCall) => unknown };

export type WayToFail = keyof typeof waysToFail;

/** A server that fails every call in one way, and counts the received calls by method. */
export async function startFaultyServer(way: WayToFail) {
  const heard = new Map<MethodName, number>();
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const method = methodAt(message.url);
      heard.set(method, (heard.get(method) ?? 0) + 1);
      const request = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      waysToFail[way]({ response, answer: rightAnswer(method, request) });
    });
  });
  const url = await listenLocally(server);
  return {
    url,
    heard,
    close: () => closeServer(server),
  };
}

function methodAt(path: string | undefined): MethodName {
  const found = Object.values(methods).find((method) => method.path === path);
  if (!found) throw new Error(`no method has the path ${path}`);
  return found.name as MethodName; // a table's name is its key, as a test of the protocol shows
}

/** Accepted, and sealed with the key of the test shop. */
export function rightAnswer(method: MethodName, request: JsonObject): JsonObject {
  const { resultField } = methods[method];
  return sealed({ [resultField]: "00", transactionReference: request["transactionReference"] });
}

function sealed(answer: JsonObject, key = secretKey): JsonObject {
  const { seal: _, ...fields } = answer;
  return { ...fields, seal: seal(fields, key) };
}

function halfOf(answer: JsonObject): string {
  const text = JSON.stringify(answer);
  return text.slice(0, text.length / 2);
}

function sendJson(response: ServerResponse, body: JsonObject): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify(body));
}

const spaces = " ".repeat(256 * 1024);
