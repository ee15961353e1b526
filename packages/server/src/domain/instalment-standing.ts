import type { Attribution } from "./attribution.js";
import type { Instalment } from "./instalment-plan.js";
import type { Payment } from "./payment.js";

/** How one instalment stands. */
export interface InstalmentStanding extends Instalment, Attribution {
  /** From 1: the payment that the buyer has made themselves. */
  readonly number: number;
  /**
   * `planned`: charged on its day. `charging`: being charged, or the answer was lost and the gateway is queried, or
   * the gateway holds the charge for fraud review. `retrying`: the bank has refused it, and it is charged again.
   * `failed`: it will not be charged again, so the buyer must pay it another way. `cancelled`: the merchant does not
   * want it any more.
   */
  readonly state: "planned" | "charging" | "paid" | "retrying" | "failed" | "cancelled";
  /** The `transactionReference` of its latest charge. */
  readonly reference?: string | undefined;
  /** The gateway's answer to its latest charge. */
  readonly responseCode?: string | undefined;
  /** True when the bank wants the buyer to pay themselves. */
  readonly mustAuthenticate?: boolean | undefined;
  /** When it is charged next, in milliseconds since 1970; while it is `planned` or `retrying`. */
  readonly dueAt?: number | undefined;
  /** Why it has failed, in words, when no charge was refused. */
  readonly what?: string | undefined;
}

/** An order in instalments. */
export interface InstalmentSchedule {
  /** The first payment. */
  readonly reference: string;
  readonly orderId: string;
  readonly currencyCode: string;
  readonly instalments: readonly InstalmentStanding[];
}

/** The notification about an instalment after the first. */
export interface InstalmentChange {
  /**
   * `charged`; `refused`: it is charged again at `dueAt`; `failed`: it will not be, the buyer must pay it another way;
   * `cancelled`.
   */
  readonly kind: "charged" | "refused" | "failed" | "cancelled";
  /** The first payment of the order. */
  readonly payment: Payment;
  readonly instalment: InstalmentStanding;
  /** The same for each notification of the same fact: a shop that stores it can ignore repeats. */
  readonly eventId: string;
}
