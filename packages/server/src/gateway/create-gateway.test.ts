import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { isSealValid, seal, type JsonObject } from "@sips-kit/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { createGateway, type GatewaySettings } from "./create-gateway.js";
import { GatewayConfigurationError, GatewayRequestError } from "./errors.js";
import type { Gateway } from "./gateway.js";

const secretKey = "002001000000001_KEY1";
const order = {
  amount: "2490",
  currencyCode: "978",
  orderChannel: "INTERNET",
  paymentToken: "token",
  transactionReference: "REF001",
} as const;

/** The echoes by which a response is recognised as the order's own. */
const accepted = { responseCode: "00", transactionReference: "REF001" };

type Answerer = (request: JsonObject, response: ServerResponse, message: IncomingMessage) => void;

const open: { gateways: Gateway[]; servers: Server[] } = { gateways: [], servers: [] };

afterEach(async () => {
  for (const server of open.servers) server.closeAllConnections();
  await Promise.all(open.gateways.map((gateway) => gateway.close()));
  for (const server of open.servers) server.close();
  open.gateways = [];
  open.servers = [];
});

/** A server that speaks the gateway's protocol, and a client for it. */
async function gatewayAt(answerer: Answerer, settings: Partial<GatewaySettings> = {}) {
  const seen: JsonObject[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const request = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      seen.push(request);
      answerer(request, response, message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const gateway = createGateway({
    url: `http://127.0.0.1:${port}`,
    merchantId: "002001000000001",
    ...(settings.keys === undefined && { secretKey, keyVersion: "1" }),
    ...settings,
  });
  open.servers.push(server);
  open.gateways.push(gateway);
  return { gateway, seen };
}

const answerWith =
  (fields: JsonObject, change: JsonObject = {}): Answerer =>
  (_request, response) =>
    sendJson(response, { ...fields, seal: seal(fields, secretKey), ...change });

function sendJson(response: ServerResponse, body: JsonObject): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify(body));
}

describe("a call", () => {
  test("is a sealed JSON post with the shop, its version and its key", async () => {
    const heard: IncomingMessage[] = [];
    const { gateway, seen } = await gatewayAt((request, response, message) => {
      heard.push(message);
      answerWith({ responseCode: "00" })(request, response, message);
    });
    await gateway.cardOrder(order);
    expect(heard[0]?.url).toBe("/rs-services/v2/checkout/cardOrder");
    expect(heard[0]?.headers).toMatchObject({
      "content-type": "application/json",
      accept: "application/json",
    });
    expect(seen[0]).toMatchObject({
      merchantId: "002001000000001",
      interfaceVersion: "IR_WS_2.53",
      keyVersion: "1",
    });
    expect(isSealValid(seen[0] ?? {}, secretKey)).toBe(true);
  });

  test("accepted: sealed 00", async () => {
    const { gateway } = await gatewayAt(answerWith({ ...accepted, authorisationId: "1", unheardOf: 7 }));
    const outcome = await gateway.cardOrder(order);
    expect(outcome).toMatchObject({
      kind: "accepted",
      code: "00",
      answer: { authorisationId: "1", unheardOf: 7 },
    });
  });

  test("refused: any other sealed code, known or not", async () => {
    for (const code of ["05", "Z9"]) {
      const { gateway } = await gatewayAt(answerWith({ responseCode: code }));
      expect(await gateway.cardOrder(order)).toMatchObject({ kind: "refused", code });
    }
  });

  test("fails before anything is sent when it is invalid", async () => {
    const { gateway, seen } = await gatewayAt(answerWith({ responseCode: "00" }));
    const wrong = gateway.cardOrder({ ...order, amount: "24.90" });
    await expect(wrong).rejects.toThrow(GatewayRequestError);
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: "amount", rule: "format" }] });
    expect(seen).toEqual([]);
  });
});

describe("money moved or not? unknown, never refused", () => {
  const cases: readonly [string, string, Answerer][] = [
    ["a wrong seal", "GATEWAY_SEAL_MISMATCH", answerWith({ responseCode: "05" }, { responseCode: "00" })],
    ["no seal", "GATEWAY_SEAL_MISSING", (_, response) => sendJson(response, { responseCode: "00" })],
    [
      "a refusal without a seal",
      "GATEWAY_SEAL_MISSING",
      (_, response) => sendJson(response, { responseCode: "05" }),
    ],
    [
      "a shop or key that the gateway does not know",
      "GATEWAY_SHOP_UNKNOWN",
      (_, response) => sendJson(response, { responseCode: "34" }),
    ],
    ["no code", "GATEWAY_ANSWER_INCOMPLETE", answerWith({ authorisationId: "1" })],
    ...["0", "00 ", "0000", "OK"].map((responseCode): [string, string, Answerer] => [
      `a code that is none, ${responseCode}`,
      "GATEWAY_ANSWER_INCOMPLETE",
      answerWith({ responseCode }),
    ]),
    [
      "another's reference",
      "GATEWAY_OTHER_TRANSACTION",
      answerWith({ responseCode: "00", transactionReference: "REF002" }),
    ],
    ["a result still open", "GATEWAY_RESULT_OPEN", answerWith({ responseCode: "99" })],
    ["HTTP 500", "GATEWAY_HTTP_STATUS", (_, response) => response.writeHead(500).end("oops")],
    ["HTML with 200", "GATEWAY_ANSWER_NOT_JSON", (_, response) => response.end("<html></html>")],
    ["cut JSON", "GATEWAY_ANSWER_NOT_JSON", (_, response) => response.end('{"responseCode":"00')],
    [
      "an answer nested deeper than any stack",
      "GATEWAY_ANSWER_NOT_JSON",
      (_, response) => response.end(`{"seal":"00","a":${"[".repeat(1e5)}${"]".repeat(1e5)}}`),
    ],
    ["a JSON list", "GATEWAY_ANSWER_NOT_JSON", (_, response) => response.end("[]")],
    ["a giant body", "GATEWAY_ANSWER_TOO_LARGE", (_, response) => response.end(" ".repeat(5_000_000))],
    ["a reset", "GATEWAY_CONNECTION_LOST", (_, response) => response.socket?.resetAndDestroy()],
    [
      "a body that breaks off",
      "GATEWAY_CONNECTION_LOST",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"resp', () => response.socket?.destroy());
      },
    ],
  ];
  test.each(cases)("%s", async (_name, code, answerer) => {
    const { gateway } = await gatewayAt(answerer);
    const outcome = await gateway.cardOrder(order);
    expect(outcome).toMatchObject({ kind: "unknown", error: { code } });
    expect(inspect(outcome, { depth: 9 })).not.toContain(secretKey);
  });

  test.each<[string, Answerer]>([
    ["silence", () => {}],
    ["half a body, then silence", (_, response) => void response.write('{"resp')],
  ])("%s ends at the deadline", async (_name, answerer) => {
    let answers: Answerer = answerWith(accepted);
    const { gateway } = await gatewayAt((...call) => answers(...call));
    // Opens the connection, so that on a busy machine the next call leaves long before its deadline.
    expect(await gateway.cardOrder(order)).toMatchObject({ kind: "accepted" });
    answers = answerer;
    expect(await gateway.cardOrder(order, { deadlineMs: 150 })).toMatchObject({
      kind: "unknown",
      error: { code: "GATEWAY_DEADLINE_PASSED" },
    });
  });

  test("a caller who aborts is told that it may have happened", async () => {
    const caller = new AbortController();
    const { gateway } = await gatewayAt(() => caller.abort());
    expect(await gateway.cardOrder(order, { signal: caller.signal })).toMatchObject({
      kind: "unknown",
      error: { code: "GATEWAY_ABORTED" },
    });
  });
});

describe("not-sent: proven", () => {
  test("a refused connection", async () => {
    const { gateway } = await gatewayAt(() => {});
    open.servers.forEach((server) => server.close());
    await Promise.all(open.servers.map((server) => new Promise((resolve) => server.once("close", resolve))));
    expect(await gateway.cardOrder(order)).toMatchObject({
      kind: "not-sent",
      error: { code: "GATEWAY_UNREACHABLE" },
    });
  });

  test("given up before it left", async () => {
    const { gateway, seen } = await gatewayAt(answerWith({ responseCode: "00" }));
    const outcome = await gateway.cardOrder(order, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: "not-sent", error: { code: "GATEWAY_ABORTED" } });
    expect(seen).toEqual([]);
  });
});

describe("reads and openings", () => {
  test("a read is sent again until it is answered", async () => {
    let calls = 0;
    const { gateway } = await gatewayAt((request, response, message) => {
      calls += 1;
      if (calls < 3) response.writeHead(500).end();
      else {
        const found = { transactionReference: "REF001", originAmount: 2490, currentAmount: 2490 };
        answerWith({ getTransDataResponseCode: "00", ...found })(request, response, message);
      }
    });
    const outcome = await gateway.getTransactionData({ transactionReference: "REF001" });
    expect(outcome).toMatchObject({ kind: "accepted", answer: { currentAmount: "2490" } });
    expect(calls).toBe(3);
  });

  test("what moves money is sent once", async () => {
    const { gateway, seen } = await gatewayAt((_, response) => response.writeHead(500).end());
    await gateway.cardOrder(order);
    expect(seen).toHaveLength(1);
  });
});

describe("shops and keys", () => {
  const keyOf: Record<string, string> = { "1": "KEY_ONE", "2": "KEY_TWO" };
  const answerByItsKey: Answerer = (request, response) => {
    const fields = accepted;
    sendJson(response, { ...fields, seal: seal(fields, keyOf[String(request["keyVersion"])] ?? "") });
  };

  test("the answer is checked with the key that sealed the request, before and after the change", async () => {
    let now = Date.parse("2026-11-22T00:00:00Z");
    const keys = [
      { version: "1", secretKey: "KEY_ONE" },
      { version: "2", secretKey: "KEY_TWO", from: "2026-11-23T00:00:00Z" },
    ];
    const { gateway, seen } = await gatewayAt(answerByItsKey, { keys, now: () => now });
    expect((await gateway.cardOrder(order)).kind).toBe("accepted");
    now = Date.parse("2026-11-23T00:00:00Z");
    expect((await gateway.cardOrder(order)).kind).toBe("accepted");
    expect((await gateway.cardOrder(order, { keyVersion: "1" })).kind).toBe("accepted");
    expect(seen.map((request) => request["keyVersion"])).toEqual(["1", "2", "1"]);
    expect(seen.map((request) => isSealValid(request, keyOf[String(request["keyVersion"])] ?? ""))).toEqual([
      true,
      true,
      true,
    ]);
    await expect(gateway.cardOrder(order, { keyVersion: "3" })).rejects.toThrow(GatewayConfigurationError);
  });

  test("another shop calls over the same client, with its own key and algorithm", async () => {
    const { gateway, seen } = await gatewayAt((request, response) => {
      const fields = accepted;
      const ofShop = request["merchantId"] === "002001000000003" ? "KEY_TWO" : secretKey;
      sendJson(response, { ...fields, seal: seal(fields, ofShop, "HMAC-SHA-512") });
    });
    const other = gateway.forShop({
      merchantId: "002001000000003",
      secretKey: "KEY_TWO",
      keyVersion: "2",
      sealAlgorithm: "HMAC-SHA-512",
    });
    expect((await other.cardOrder(order)).kind).toBe("accepted");
    expect(seen[0]).toMatchObject({
      merchantId: "002001000000003",
      keyVersion: "2",
      sealAlgorithm: "HMAC-SHA-512",
    });
    expect(seen[0]?.["seal"]).toMatch(/^[0-9a-f]{128}$/);
    expect(gateway.merchantId).toBe("002001000000001");
  });

  test("a provider calls for several shops with one key; a shop's own key is never another's", async () => {
    const { gateway, seen } = await gatewayAt(answerWith({ responseCode: "00" }), {
      intermediateServiceProviderId: "PROVIDER",
    });
    await gateway.forShop({ merchantId: "002001000000002" }).cardOrder(order);
    expect(seen[0]).toMatchObject({
      merchantId: "002001000000002",
      intermediateServiceProviderId: "PROVIDER",
    });
    expect(isSealValid(seen[0] ?? {}, secretKey)).toBe(true);

    const { gateway: shop } = await gatewayAt(answerWith({ responseCode: "00" }));
    expect(() => shop.forShop({ merchantId: "002001000000002" })).toThrow(/key of this shop/);
    expect(() =>
      gateway.forShop({ merchantId: "002001000000002", intermediateServiceProviderId: "ANOTHER" }),
    ).toThrow(/key of this shop/);
  });

  test("the log tells of an exchange without its contents", async () => {
    const told: unknown[] = [];
    const transactionReference = "4907000000000600";
    const fields = { ...accepted, transactionReference, maskedPan: "canary" };
    const { gateway } = await gatewayAt(answerWith(fields), {
      log: (exchange) => told.push(exchange),
    });
    await gateway.cardOrder({ ...order, transactionReference });
    expect(told).toEqual([
      {
        method: "cardOrder",
        transactionReference: "************0600",
        outcome: "accepted",
        code: "00",
        durationMs: expect.any(Number) as number,
        waitedMs: expect.any(Number) as number,
      },
    ]);
  });
});
