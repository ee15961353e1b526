import type { lookup, LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { publicLookup } from "./public-lookup.js";

/** What a connection is told of a name that has these addresses. */
function lookUp(...addresses: readonly string[]) {
  const found: readonly LookupAddress[] = addresses.map((address) => ({ address, family: 4 }));
  // Only the overload that lists all addresses is called.
  const stub = ((_hostname: string, _options: object, callback: (error: null, all: typeof found) => void) =>
    callback(null, found)) as unknown as typeof lookup;
  return new Promise((resolve) => {
    publicLookup(stub)("erp.example", {}, (error, address) => resolve(error?.code ?? address));
  });
}

test("a name whose addresses are public is connected to", async () => {
  expect(await lookUp("192.0.3.7", "192.0.3.8")).toBe("192.0.3.7");
});

test("a name with an address that is not public is not connected to", async () => {
  expect(await lookUp("10.0.0.7")).toBe("ADDRESS_NOT_PUBLIC");
  expect(await lookUp("192.0.3.7", "169.254.169.254")).toBe("ADDRESS_NOT_PUBLIC");
});
