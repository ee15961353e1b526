import { expect, test } from "vitest";
import { createGateway, type GatewaySettings } from "./create-gateway.js";
import { GatewayConfigurationError } from "./errors.js";

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
  [{ log: true }, "log"],
  // Misspelled: it would do nothing.
  [{ timeoutMs: 5_000 }, "timeoutMs"],
])("settings %j name what is wrong", (change, setting) => {
  const right = { url: "http://127.0.0.1:1", merchantId: "1", secretKey: "key", keyVersion: "1" };
  // As they come from a file or from JavaScript: the types forbid most of these.
  const settings = { ...right, ...change } as GatewaySettings;
  expect(() => createGateway(settings)).toThrow(GatewayConfigurationError);
  expect(() => createGateway(settings)).toThrow(expect.objectContaining({ setting }) as Error);
});
