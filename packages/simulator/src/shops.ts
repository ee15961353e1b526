/** A shop that the simulator knows, with its seal keys by version. */
export interface Shop {
  readonly merchantId: string;
  readonly name: string;
  /** Who gives the transactionReference: the shop in its request, or the gateway in its answer. */
  readonly references: "shop" | "gateway";
  /** Shops of one owner may duplicate each other's transactions. */
  readonly owner: string;
  /** Whether it may credit holders without a payment before: an option that a shop has to ask for. */
  readonly mayCredit: boolean;
  readonly keys: ReadonlyMap<string, string>;
}

/** Somebody who calls on behalf of shops, and seals with a key of his own. */
export interface ServiceProvider {
  readonly id: string;
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * The four public test accounts of Worldline's simulation platform. Key 1 is the published one; key 2 is ours, for
 * trying the change of a key. Owners and options are ours too.
 */
export const shops: ReadonlyMap<string, Shop> = new Map(
  (
    [
      ["002001000000001", "shop", "first owner"],
      ["002001000000002", "gateway", "first owner"],
      ["002001000000003", "shop", "second owner"],
      ["002001000000004", "gateway", "second owner"],
    ] as const
  ).map(([merchantId, references, owner]) => [
    merchantId,
    {
      merchantId,
      name: `Test shop ${merchantId.slice(-1)}`,
      references,
      owner,
      mayCredit: merchantId !== "002001000000004",
      keys: keysOf(merchantId),
    },
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
