/** A shop that the simulator knows, with its seal keys by version. */
export interface Shop {
  readonly merchantId: string;
  readonly name: string;
  /** Who gives the transactionReference: the shop in its request, or the gateway in its answer. */
  readonly references: "shop" | "gateway";
  readonly keys: ReadonlyMap<string, string>;
}

/** Somebody who calls on behalf of shops, and seals with a key of his own. */
export interface ServiceProvider {
  readonly id: string;
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * The four public test accounts of Worldline's simulation platform. Key 1 is the published one; key 2 is ours, for
 * trying the change of a key.
 */
export const shops: ReadonlyMap<string, Shop> = new Map(
  (
    [
      ["002001000000001", "shop"],
      ["002001000000002", "gateway"],
      ["002001000000003", "shop"],
      ["002001000000004", "gateway"],
    ] as const
  ).map(([merchantId, references]) => [
    merchantId,
    { merchantId, name: `Test shop ${merchantId.slice(-1)}`, references, keys: keysOf(merchantId) },
  ]),
);

/** One provider, invented here: no source publishes a test account of this kind. */
export const serviceProviders: ReadonlyMap<string, ServiceProvider> = new Map([
  ["SIMULATOR_ISP", { id: "SIMULATOR_ISP", keys: keysOf("SIMULATOR_ISP") }],
]);

function keysOf(owner: string): ReadonlyMap<string, string> {
  return new Map(["1", "2"].map((version) => [version, `${owner}_KEY${version}`]));
}

/** The shop of examples and tests: gives its own references, knows key version 1. */
export const testShop = {
  merchantId: "002001000000001",
  secretKey: "002001000000001_KEY1",
  keyVersion: "1",
} as const;
