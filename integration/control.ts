import type { Shop } from "./shop.js";

/** One charge in the simulator's ledger. */
export interface Charge {
  readonly transactionReference: string;
  readonly amount: number;
}

/** One movement of money in the simulator's ledger. */
export interface Movement extends Charge {
  readonly kind: "charge" | "cancel" | "release" | "capture" | "refund" | "return" | "credit";
}

/** The simulator's control API, as a tester uses it. */
export function controlOf(shop: { readonly simulator: Pick<Shop["simulator"], "url"> }) {
  const call = async (path: string, init?: RequestInit): Promise<Record<string, unknown>> => {
    const response = await fetch(`${shop.simulator.url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    // The control API answers JSON objects.
    return (await response.json()) as Record<string, unknown>;
  };
  const post = (path: string, body: object) =>
    call(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    /** All movements, or those of one transaction. */
    async charges(reference?: string): Promise<readonly Charge[]> {
      const query = reference === undefined ? "" : `?transactionReference=${reference}`;
      const { charges } = await call(`transactions${query}`);
      return charges as readonly Charge[];
    },
    movements: async () => (await call("transactions"))["movements"] as readonly Movement[],
    transactions: async () =>
      (await call("transactions"))["transactions"] as readonly Record<string, unknown>[],
    advance: (duration: string) => post("clock", { advance: duration }),
    fault: (method: string, fault: string, when: "before" | "after" = "after", times = 1) =>
      post("faults", { method, fault, when, times }),
    /** A fault with all its options. */
    arm: (fault: object) => post("faults", fault),
    /** Sets the simulator's readings. */
    read: (change: object) => post("readings", change),
    /** Has the bank return a debit so many days later. */
    returnDebit: (transactionReference: string, days: number) =>
      post("debits/return", { transactionReference, days }),
    revokeMandate: (mandateId: string) => post("mandates/revoke", { mandateId }),
    readAsBefore: () => call("readings", { method: "DELETE" }),
    reset: () => post("reset", {}),
    disarm: () => call("faults", { method: "DELETE" }),
  };
}
