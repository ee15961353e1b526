import type { Action, Gateway, InstalmentSchedule, Mandate, Operation, Payment } from "@sips-kit/server";
import type { Delivery } from "../shop/delivery.js";
import type { Order } from "../shop/orders.js";
import type { ToldAttempt } from "./timeline.js";

type Read = Awaited<ReturnType<Gateway["getTransactionData"]>>;
type GatewayRecord = Extract<Read, { readonly kind: "accepted" }>["answer"];

/** What the gateway holds of the transaction. */
export type AtGateway =
  | { readonly kind: "found"; readonly answer: Partial<GatewayRecord> }
  | { readonly kind: "not-there" | "unreachable" };

/** What the page of one payment shows. */
export interface OfficePayment {
  readonly payment: Payment;
  readonly operations: readonly Operation[];
  readonly atGateway: AtGateway;
  /** All attempts to pay the order, the newest first; this payment is one of them. */
  readonly attempts: readonly ToldAttempt[];
  /** What was done about the payment's buyer on the gateway's fraud lists, the newest first. */
  readonly fraudActions: readonly Action[];
  /** The customer's mandates, if this is a direct debit; undefined while the gateway cannot be queried. */
  readonly mandates: readonly Mandate[] | undefined;
  /** When and how much is charged, of an order in instalments. */
  readonly schedule: InstalmentSchedule | undefined;
  /** The shop's order; undefined when the shop no longer has it. */
  readonly order: Order | undefined;
  readonly customer: string | undefined;
  /** Where the order goes; undefined before its buyer has said so. */
  readonly delivery: Delivery | undefined;
  /** The payment's calls in the simulator's console, when there is one. */
  readonly callsUrl: string | undefined;
  /** The customer's wallet at the gateway, for those with an account. */
  readonly merchantWalletId: string | undefined;
  /** Whether this is sample data. */
  readonly isSample: boolean;
  /** The result of the submitted form. */
  readonly told: {
    readonly done: Operation | undefined;
    /** Actions on the fraud lists. */
    readonly listed: readonly Action[];
    /** The instalments that were not charged yet were cancelled. */
    readonly isEnded: boolean;
    readonly problem: string | undefined;
  };
  readonly csrf: string;
}
