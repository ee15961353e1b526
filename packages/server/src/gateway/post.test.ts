import { createServer, type ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { httpTransport } from "./http-transport.js";
import type { Posted, Transport } from "./transport.js";

/** Answers as the test says, and keeps the paths it was called with. */
const server = createServer((message, response) => {
  heard.push(String(message.url));
  message.resume().on("end", () => answer(response));
});
let heard: string[] = [];
let answer: (response: ServerResponse) => void;
let transport: Transport;

beforeEach(async () => {
  heard = [];
  answer = (response) => response.end("{}");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has such an address.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  transport = httpTransport({ origin, pathPrefix: "" }, { connections: 1, proxy: undefined });
});
afterEach(async () => {
  await transport.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("waits for its answer after early hints", async () => {
  answer = (response) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" });
    response.end('{"responseCode":"00"}');
  };
  const posted = await transport.post("/early", {}, { deadlineMs: 60_000 });
  expect(posted).toEqual({ kind: "answered", text: '{"responseCode":"00"}' });
});

test("puts an answer together from its pieces, also within a letter", async () => {
  const [first, second] = [Buffer.from('{"a":"\u00e9"}').subarray(0, 7), Buffer.from('\u00e9"}').subarray(1)];
  answer = (response) => response.write(first, () => response.end(second));
  const posted = await transport.post("/pieces", {}, { deadlineMs: 60_000 });
  expect(posted).toEqual({ kind: "answered", text: '{"a":"\u00e9"}' });
});

test("reads an answer that begins with a byte order mark", async () => {
  answer = (response) => response.end('\uFEFF{"responseCode":"00"}');
  const posted = await transport.post("/mark", {}, { deadlineMs: 60_000 });
  expect(posted).toEqual({ kind: "answered", text: '{"responseCode":"00"}' });
});

test("asks for an answer without compression: whoever does not may be sent any", async () => {
  let accepted: string | undefined;
  answer = (response) => {
    accepted = response.req.headers["accept-encoding"]?.toString();
    response.end("{}");
  };
  await transport.post("/plain", {}, { deadlineMs: 60_000 });
  expect(accepted).toBe("identity");
});

test("that waits for a connection ends at its deadline or when its caller aborts, and is never sent", async () => {
  let answerFirst = () => {};
  const isHeard = new Promise<void>((resolve) => {
    answer = (response) => {
      answerFirst = () => response.end("{}");
      resolve();
    };
  });
  const first = transport.post("/first", {}, { deadlineMs: 60_000 });
  await isHeard;
  expect(await transport.post("/late", {}, { deadlineMs: 50 })).toMatchObject({
    kind: "failed",
    hasLeft: false,
    error: { code: "GATEWAY_DEADLINE_PASSED" },
  });
  const caller = new AbortController();
  const givenUp = transport.post("/given-up", {}, { signal: caller.signal, deadlineMs: 60_000 });
  caller.abort();
  expect(await givenUp).toMatchObject({
    kind: "failed",
    hasLeft: false,
    error: { code: "GATEWAY_ABORTED" },
  });
  answer = (response) => response.end("{}");
  answerFirst();
  expect((await first).kind).toBe("answered");
  expect((await transport.post("/next", {}, { deadlineMs: 60_000 })).kind).toBe("answered");
  expect(heard).toEqual(["/first", "/next"]);
});

test("fails as not sent if its body is not JSON", async () => {
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;
  // Whoever gives such a body has cast it too.
  const posted = await transport.post("/cyclic", cyclic as never, { deadlineMs: 60_000 });
  expect(posted).toMatchObject({ kind: "failed", hasLeft: false });
  expect(heard).toEqual([]);
});

const text = '{"responseCode":"00"}';

test.each([
  ["in HTTP/1.0, until the connection ends", `HTTP/1.0 200 OK\r\n\r\n${text}`],
  ["without a length, until the connection ends", `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${text}`],
  ["without a reason phrase", `HTTP/1.1 200\r\nContent-Length: 21\r\n\r\n${text}`],
  [
    "in chunks with an extension and trailers",
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15;a=b\r\n${text}\r\n0\r\nX-Trailer: 1\r\n\r\n`,
  ],
  [
    "after two interim ones",
    `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n${text}`,
  ],
])("reads an answer %s", async (_how, bytes) => {
  expect(await postTo(bytes)).toEqual({ kind: "answered", text });
});

// Readers differ in what such an answer says, so it proves nothing: docs/reliability.md lists them.
test.each([
  [
    "two lengths, even equal ones",
    `HTTP/1.1 200 OK\r\nContent-Length: 21\r\nContent-Length: 21\r\n\r\n${text}`,
    "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  ],
  [
    "a length beside chunks",
    `HTTP/1.1 200 OK\r\nContent-Length: 21\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n${text}\r\n0\r\n\r\n`,
    "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  ],
  [
    "lines that end without a carriage return",
    `HTTP/1.1 200 OK\nContent-Length: 21\n\n${text}`,
    "HTTPParserError",
  ],
  [
    "chunks whose lines end without a carriage return",
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\n${text}\n0\n\n`,
    "HTTPParserError",
  ],
  [
    "a 100 Continue before it, unasked",
    `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n${text}`,
    "UND_ERR_SOCKET",
  ],
])("counts an answer with %s as lost", async (_what, bytes, reason) => {
  expect(await postTo(bytes)).toMatchObject({
    kind: "failed",
    hasLeft: true,
    error: {
      code: "GATEWAY_CONNECTION_LOST",
      message: `The connection to the gateway broke off (${reason}).`,
    },
  });
});

/** Posts to a server that sends these bytes. */
async function postTo(bytes: string): Promise<Posted> {
  const line = createTcpServer((socket) => {
    // A client that does not want to read the rest may reset the connection.
    socket.on("error", () => {});
    socket.once("data", () => socket.end(bytes));
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  const raw = httpTransport({ origin, pathPrefix: "" }, { connections: 1, proxy: undefined });
  const posted = await raw.post("/raw", {}, { deadlineMs: 60_000 });
  await raw.close();
  await new Promise((resolve) => line.close(resolve));
  return posted;
}
