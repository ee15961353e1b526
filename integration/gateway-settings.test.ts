import { createServer, type IncomingMessage } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { createGateway, GatewayConfigurationError, type GatewaySettings } from "@sips-kit/server";
import { afterEach, describe, expect, test } from "vitest";
import { startStubGateway, type Script } from "./stub-gateway.js";

/* The settings of createGateway that exist because of open questions, tested over HTTP against a server with its own
 * seal code.
 */
const shop = { merchantId: "002001000000001", secretKey: "002001000000001_KEY1", keyVersion: "1" };
const order = {
  amount: "2490",
  currencyCode: "978",
  orderChannel: "INTERNET",
  paymentToken: "token",
  transactionReference: "REF001",
} as const;
const accepted: Script = ({ transactionReference, amount }) => ({
  responseCode: "00",
  transactionReference,
  amount,
  currencyCode: "978",
  merchantId: "002001000000001",
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function scripted(scripts: Record<string, Script> = { cardOrder: accepted }) {
  const server = await startStubGateway(scripts);
  closing.push(() => server.close());
  return server;
}

function gatewayWith(settings: Partial<GatewaySettings>) {
  const gateway = createGateway({ ...shop, ...settings });
  closing.push(() => gateway.close());
  return gateway;
}

describe("the address", () => {
  test.each([
    "http://office-server.sogenactif.com",
    "http://192.0.2.7:4000",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "http://notlocalhost",
    "http://[::2]:4000",
    "ftp://office-server.sogenactif.com",
    "file:///etc/passwd",
    "data:application/json,{}",
    "https://",
    "https://user:secret@office-server.sogenactif.com",
    "https://proxy.example/sips?shop=1",
    "https://proxy.example/sips?",
    "https://proxy.example/sips#a",
    "office-server.sogenactif.com",
    "",
  ])("%s is rejected, and not quoted in the error", (url) => {
    const failure = failureOf(() => gatewayWith({ url }));
    expect(failure).toMatchObject({ setting: "url", code: "GATEWAY_CONFIGURATION_INVALID" });
    expect(failure.message).not.toContain("secret");
  });

  test.each([
    ["http://127.0.0.1:4000", "local"],
    ["http://127.1.2.3", "local"],
    ["http://[::1]:4000", "local"],
    ["http://localhost:4000", "local"],
    ["http://gateway.localhost", "local"],
    ["https://localhost", "local"],
    ["https://proxy.example/sips", "production"],
    ["https://office-server.sogenactif.com", "production"],
    ["https://office-server.mercanet.com/", "production"],
    ["https://office-server-sogenactif.test.sips-services.com", "test"],
    ["https://another.test.sips-services.com", "test"],
    ["https://office.test.sips-services.com.example", "production"],
  ] as const)("%s is taken as %s", (url, stage) => {
    expect(gatewayWith({ url })).toMatchObject({ stage, host: new URL(url).host });
  });

  test("environment names the platform behind a custom address, and must not contradict it", () => {
    expect(gatewayWith({ environment: "sogenactif-test", url: "https://proxy.example/sips" })).toMatchObject({
      stage: "test",
      environment: "sogenactif-test",
    });
    expect(gatewayWith({ environment: "sogenactif", url: "http://127.0.0.1:4000" }).stage).toBe("production");
    const url = "https://office-server.sogenactif.com";
    expect(failureOf(() => gatewayWith({ environment: "sogenactif-test", url })).setting).toBe("url");
    expect(failureOf(() => gatewayWith({})).setting).toBe("environment");
    expect(gatewayWith({ url })).toMatchObject({ environment: "sogenactif", stage: "production" });
  });

  test("a path in the address precedes the path of each method", async () => {
    const server = await scripted();
    for (const path of ["/sips", "/sips/", "/a/b"]) {
      expect((await gatewayWith({ url: server.url + path }).cardOrder(order)).kind).toBe("accepted");
    }
    expect(server.heard.map(({ path }) => path)).toEqual([
      "/sips/rs-services/v2/checkout/cardOrder",
      "/sips/rs-services/v2/checkout/cardOrder",
      "/a/b/rs-services/v2/checkout/cardOrder",
    ]);
  });
});

describe("unsealedAnswers", () => {
  const unsealed = {
    cardOrder: (...call: Parameters<Script>) => ({ ...accepted(...call), sealed: false }),
  };

  test("refuse, the default: a charge without a sealed response is unknown", async () => {
    const { url } = await scripted(unsealed);
    expect(await gatewayWith({ url }).cardOrder(order)).toMatchObject({
      kind: "unknown",
      error: { code: "GATEWAY_SEAL_MISSING" },
    });
  });

  test.each([undefined, null, ""])("test-only accepts a response whose seal is %j", async (seal) => {
    const { url } = await scripted({
      cardOrder: (...call) => ({ ...accepted(...call), seal, sealed: false }),
    });
    const gateway = gatewayWith({ url, unsealedAnswers: "test-only" });
    expect(await gateway.cardOrder(order)).toMatchObject({ kind: "accepted", code: "00" });
  });

  test("test-only accepts neither a response with a wrong seal nor one for another transaction", async () => {
    const wrong = await scripted({
      cardOrder: (...call) => ({ ...accepted(...call), seal: "0".repeat(64), sealed: false }),
    });
    const gateway = gatewayWith({ url: wrong.url, unsealedAnswers: "test-only" });
    expect(await gateway.cardOrder(order)).toMatchObject({ error: { code: "GATEWAY_SEAL_MISMATCH" } });
    const other = await scripted({
      cardOrder: (...call) => ({ ...accepted(...call), transactionReference: "OTHER", sealed: false }),
    });
    const confused = gatewayWith({ url: other.url, unsealedAnswers: "test-only" });
    expect((await confused.cardOrder(order)).kind).toBe("unknown");
  });

  test.each([
    { environment: "sogenactif" },
    { url: "https://office-server.sogenactif.com" },
    { url: "https://proxy.example" },
    { url: "http://127.0.0.1:4000", environment: "sips" },
  ] as const)("test-only is refused for %j", (where) => {
    expect(failureOf(() => gatewayWith({ ...where, unsealedAnswers: "test-only" })).setting).toBe(
      "unsealedAnswers",
    );
  });

  test("must be one of the two values", () => {
    // As if read from a file, unchecked by types.
    const unsealedAnswers = "accept" as "refuse";
    const url = "http://127.0.0.1:1";
    expect(failureOf(() => gatewayWith({ url, unsealedAnswers })).setting).toBe("unsealedAnswers");
  });
});

test("interfaceVersions are sent per service; other services keep the default", async () => {
  const server = await scripted();
  const gateway = gatewayWith({ url: server.url, interfaceVersions: { checkout: "IR_WS_2.58" } });
  await gateway.cardOrder(order);
  await gateway.getTransactionData({ transactionReference: "REF001" });
  expect(server.heard.map(({ request }) => request["interfaceVersion"])).toEqual([
    "IR_WS_2.58",
    "DR_WS_2.53",
  ]);
  for (const [service, version] of [
    ["checkout", "CR_WS_2.58"],
    ["checkout", "IR_WS_2"],
    ["wallet", ""],
    ["fraud", "WR_WS_2.55"],
    ["addToFraudList", "IR_WS_2.55"],
  ] as const) {
    const url = "http://127.0.0.1:1";
    expect(failureOf(() => gatewayWith({ url, interfaceVersions: { [service]: version } })).setting).toBe(
      `interfaceVersions.${service}`,
    );
  }
});

test.each(["WR_WS_2.55", "FR_WS_2.55"])(
  "addToFraudList announces %s, if so set, and its service keeps the default",
  async (addToFraudList) => {
    const server = await scripted();
    const gateway = gatewayWith({ url: server.url, interfaceVersions: { addToFraudList } });
    await gateway.addToFraudList(exampleRequests.addToFraudList);
    await gateway.removeFromFraudList(exampleRequests.removeFromFraudList);
    const announced = server.heard.map(({ request }) => request["interfaceVersion"]);
    expect(announced).toEqual([addToFraudList, "FR_WS_2.53"]);
  },
);

test("requestChecks warn: a request that fails our checks is sent, and the log has field and rule", async () => {
  const server = await scripted();
  const told: unknown[] = [];
  const wrong = { ...order, orderId: "x".repeat(40) };
  await expect(gatewayWith({ url: server.url }).cardOrder(wrong)).rejects.toMatchObject({
    code: "GATEWAY_REQUEST_INVALID",
  });
  expect(server.heard).toEqual([]);
  const gateway = gatewayWith({ url: server.url, requestChecks: "warn", log: (line) => told.push(line) });
  expect((await gateway.cardOrder(wrong)).kind).toBe("accepted");
  expect(told).toMatchObject([
    { method: "cardOrder", requestFaults: [{ field: "orderId", rule: "length" }] },
  ]);
  expect(JSON.stringify(told)).not.toContain("xxx");
});

describe("uncertainCodes", () => {
  const answering =
    (code: string): Script =>
    (...call) => ({ ...accepted(...call), responseCode: code });
  const finalize = { redirectionData: "data", messageVersion: "0.1", transactionReference: "REF001" };

  test("90 is a refusal for cards, but uncertain for calls that PayPal may be behind", async () => {
    const { url } = await scripted({
      cardOrder: answering("90"),
      paymentProviderFinalize: answering("90"),
      refund: answering("90"),
    });
    const gateway = gatewayWith({ url });
    expect(await gateway.cardOrder(order)).toMatchObject({ kind: "refused", code: "90" });
    expect(await gateway.paymentProviderFinalize(finalize)).toMatchObject({
      kind: "unknown",
      error: { code: "GATEWAY_RESULT_OPEN" },
    });
    const refund = { transactionReference: "REF001", operationAmount: "2490", currencyCode: "978" };
    expect((await gateway.refund(refund)).kind).toBe("unknown");
  });

  test("a shop's own list replaces the default of one method", async () => {
    const { url } = await scripted({ cardOrder: answering("90"), paymentProviderFinalize: answering("90") });
    const gateway = gatewayWith({ url, uncertainCodes: { cardOrder: ["90"] } });
    expect((await gateway.cardOrder(order)).kind).toBe("unknown");
    expect((await gateway.paymentProviderFinalize(finalize)).kind).toBe("unknown");
  });

  test.each([{ getTransactionData: ["99"] }, { cardOrder: ["00"] }, { cardOrder: "99" }, { noMethod: [] }])(
    "%j is refused",
    (uncertainCodes) => {
      const wrong = { url: "http://127.0.0.1:1", uncertainCodes } as unknown as GatewaySettings; // from a file
      expect(failureOf(() => gatewayWith(wrong)).setting).toMatch(/^uncertainCodes/);
    },
  );
});

describe("the proxy", () => {
  /** A proxy that tunnels, or answers CONNECT as the test says. */
  async function startProxy(onConnect: (socket: Socket) => unknown = () => undefined) {
    const asked: IncomingMessage[] = [];
    const server = createServer((_request, response) => response.writeHead(405).end());
    server.on("connect", (request, socket: Socket) => {
      asked.push(request);
      socket.on("error", () => {});
      if (onConnect(socket) !== undefined) return;
      const [host, port] = String(request.url).split(":");
      const upstream = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      closing.push(async () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo; // a listening TCP server has one
    return { port, asked };
  }

  test("tunnels every call, over few connections, with the proxy's password", async () => {
    const gatewayServer = await scripted();
    const { port, asked } = await startProxy();
    const gateway = gatewayWith({
      url: `${gatewayServer.url}/sips`,
      proxy: `http://shop:p%40ss@127.0.0.1:${port}`,
      connections: 2,
    });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => gateway.cardOrder(order)));
    expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
    expect(gatewayServer.heard).toHaveLength(10);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(asked[0]?.url).toBe(new URL(gatewayServer.url).host);
    expect(asked[0]?.headers["proxy-authorization"]).toBe(
      `Basic ${Buffer.from("shop:p@ss").toString("base64")}`,
    );
  });

  test.each<[string, (socket: Socket) => unknown]>([
    ["refuses", (socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n")],
    ["asks for a password", (socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")],
    ["hangs up", (socket) => socket.destroy()],
    ["hangs up within its answer", (socket) => socket.end("HTTP/1.1 20")],
  ])("that %s: the call is proven not sent, long before its deadline", async (_what, onConnect) => {
    const gatewayServer = await scripted();
    const { port, asked } = await startProxy(onConnect);
    const gateway = gatewayWith({ url: gatewayServer.url, proxy: `http://127.0.0.1:${port}` });
    const outcome = await gateway.cardOrder(order, { deadlineMs: 60_000 });
    expect(outcome).toMatchObject({ kind: "not-sent", error: { code: "GATEWAY_UNREACHABLE" } });
    expect(asked).toHaveLength(1);
    expect(gatewayServer.heard).toEqual([]);
  });

  test.each([
    "proxy.example:3128",
    "socks5://proxy.example",
    "http://proxy.example/path",
    "http://shop:100%@proxy.example:3128",
    "",
  ])("%j is no address of a proxy", (proxy) => {
    expect(failureOf(() => gatewayWith({ environment: "sips-test", proxy })).setting).toBe("proxy");
  });

  test("on another machine is not used for unencrypted calls", () => {
    const url = "http://127.0.0.1:4000";
    expect(failureOf(() => gatewayWith({ url, proxy: "http://proxy.example:3128" })).setting).toBe("proxy");
  });
});

function failureOf(create: () => unknown): GatewayConfigurationError {
  try {
    create();
  } catch (error) {
    if (error instanceof GatewayConfigurationError) return error;
    throw error;
  }
  throw new Error("The settings were taken.");
}
