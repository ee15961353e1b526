import { expect, test } from "vitest";
import { createGateway, type GatewaySettings } from "./create-gateway.js";
import { GatewayConfigurationError } from "./errors.js";
import type { Transport } from "./transport.js";

const inList = { secretKey: undefined, keyVersion: undefined };
const first = { version: "1", secretKey: "key" };

test.each([
  [{ merchantId: "" }, "merchantId"],
  [{ secretKey: "" }, "secretKey"],
  [{ keyVersion: "one" }, "keyVersion"],
  [{ url: "not an address" }, "url"],
  [{ keys: [] }, "keys"],
  [{ secretKey: undefined }, "secretKey"],
  [{ sealAlgorithm: "HMAC-SHA512" }, "sealAlgorithm"],
  [{ interfaceVersions: { checkout: 2.55 } }, "interfaceVersions.checkout"],
  [{ requestChecks: "off" }, "requestChecks"],
  [{ requireEchoes: "false" }, "requireEchoes"],
  [{ deadlineMs: "30000" }, "deadlineMs"],
  [{ deadlineMs: 0 }, "deadlineMs"],
  // Node's timers would end at once.
  [{ deadlineMs: 2 ** 31 }, "deadlineMs"],
  [{ log: true }, "log"],
  // Misspelled: it would do nothing.
  [{ timeoutMs: 5_000 }, "timeoutMs"],
  [{ retry: "on" }, "retry"],
  [{ retry: { circut: false } }, "retry.circut"],
  [{ retry: { circuit: "off" } }, "retry.circuit"],
  [{ retry: { circuit: { failures: "3" } } }, "retry.circuit.failures"],
  [{ intermediateServiceProviderId: 5 }, "intermediateServiceProviderId"],
  [{ now: 5 }, "now"],
  [{ transport: {} }, "transport"],
  // Only one of the two could seal.
  [{ keys: [{ version: "2", secretKey: "next" }] }, "keys"],
  [{ ...inList, keys: { version: "2", secretKey: "next" } }, "keys"],
  [{ ...inList, keys: ["next"] }, "keys"],
  // The second key would never seal.
  [
    { ...inList, keys: [first, { version: "2", secretKey: "next", form: "2026-11-23T00:00:00Z" }] },
    "keys.form",
  ],
])("settings %j name what is wrong", (change, setting) => {
  const right = { url: "http://127.0.0.1:1", merchantId: "1", secretKey: "key", keyVersion: "1" };
  // As they come from a file or from JavaScript: the types forbid most of these.
  const settings = { ...right, ...change } as GatewaySettings;
  expect(() => createGateway(settings)).toThrow(GatewayConfigurationError);
  expect(() => createGateway(settings)).toThrow(expect.objectContaining({ setting }) as Error);
});

test.each([undefined, null, "sogenactif-test", []])("settings %j are none, and that is said", (settings) => {
  // The types forbid each of these.
  const create = () => createGateway(settings as unknown as GatewaySettings);
  expect(create).toThrow(GatewayConfigurationError);
  expect(create).toThrow("createGateway: settings should hold an object with settings among environment,");
});

test("another shop with a misspelled setting names it", () => {
  const gateway = createGateway({
    url: "http://127.0.0.1:1",
    merchantId: "1",
    secretKey: "key",
    keyVersion: "1",
  });
  const other = { merchantId: "2", secretKey: "key", keyVersion: "1", keyversion: "2" };
  expect(() => gateway.forShop(other)).toThrow(expect.objectContaining({ setting: "keyversion" }) as Error);
});

test.each([0, -1, NaN, 2 ** 31, "5000"])(
  "the deadline %s of a call is refused, and nothing is sent",
  async (given) => {
    let posts = 0;
    const transport: Transport = {
      async post() {
        posts += 1;
        return { kind: "answered", text: "{}" };
      },
      close: async () => {},
    };
    const right = { url: "http://127.0.0.1:1", merchantId: "1", secretKey: "key", keyVersion: "1" };
    const gateway = createGateway({ ...right, transport });
    // The types forbid a text.
    const options = { deadlineMs: given as number };
    await expect(gateway.getTransactionData({ transactionReference: "R1" }, options)).rejects.toMatchObject({
      code: "GATEWAY_CONFIGURATION_INVALID",
      setting: "deadlineMs",
      message: "getTransactionData: deadlineMs should hold milliseconds above 0, up to ten minutes.",
    });
    expect(posts).toBe(0);
  },
);
