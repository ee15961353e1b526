import type { OutsideAuthentication } from "../engine.js";

/** An authentication, and the order that it was made for. */
export interface MadeAuthentication extends OutsideAuthentication {
  readonly orderId: string;
}

/** Another provider of 3-D Secure, which authenticates cardholders for the shop. */
export interface OutsideAuthentications {
  make(order: Pick<MadeAuthentication, "orderId" | "amountMinor" | "currencyCode" | "authenticatedAt">): void;
  /** The newest one of an order, as the shop has it. */
  newestOf(orderId: string): OutsideAuthentication | undefined;
  /** By the value that goes to the gateway with the order. */
  find(authenticationValue: string): MadeAuthentication | undefined;
}

export function createOutsideAuthentications(): OutsideAuthentications {
  const made = new Map<string, MadeAuthentication>();
  const newest = new Map<string, OutsideAuthentication>();
  return {
    make({ orderId, ...agreed }) {
      const number = made.size + 1;
      const authenticationValue = Buffer.from(String(number).padStart(20, "0")).toString("base64");
      const authentication: OutsideAuthentication = {
        messageVersion: "2.2.0",
        transStatus: "Y",
        eci: "05",
        dsTransId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
        authenticationValue,
        ...agreed,
      };
      made.set(authenticationValue, { ...authentication, orderId });
      newest.set(orderId, authentication);
    },
    newestOf: (orderId) => newest.get(orderId),
    find: (authenticationValue) => made.get(authenticationValue),
  };
}
