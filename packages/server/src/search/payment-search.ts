import type { AttemptState } from "@sips-kit/protocol";
import type { Payment } from "../domain/payment.js";

/** Filters of a search. A payment must match all that are given. */
export interface PaymentFilter {
  readonly state?: AttemptState;
  /** The id of a payment method, such as `card`; `moto`, `charge` or `duplicate` for the payments of these operations. */
  readonly method?: string;
  /** Payments begun at this time or later; milliseconds since 1970. */
  readonly from?: number;
  /** Payments begun before this time; milliseconds since 1970. */
  readonly to?: number;
  /**
   * An order id, reference or customer id, or the wallet of a `charge`; for payments with a result or in state `unknown`
   * also an authorisation id, a masked card number (`5100##########00` or `5100#00`), or `#` and the last digits that the
   * mask shows (`#00`). Exact matches only, no prefixes: a prefix may match any number of payments, which would have to
   * be sorted.
   */
  readonly text?: string;
  /**
   * Only payments in capture mode VALIDATION that nobody has validated yet, and that expire before this time;
   * milliseconds since 1970. They carry `captureDueAt`. A payment is found once the reconciler has looked at it.
   */
  readonly captureDueBefore?: number;
  /** The amount to pay, in the smallest unit of its currency. */
  readonly amountMinor?: number;
}

/** One page of a search. */
export interface PaymentSearch extends PaymentFilter {
  /** `cursor` of the previous page. New payments do not shift the pages. */
  readonly cursor?: string;
  /** Payments on a page, up to 200. Default: 50. */
  readonly limit?: number;
}

/** One page of results, the newest first. */
export interface FoundPayments {
  readonly payments: readonly Payment[];
  /**
   * For the next page; absent on the last page. With several filters, a search stops after reading about 2,000
   * payments: a page with a cursor may hold fewer payments than `limit`, or none.
   */
  readonly cursor?: string;
}

/** When the exported operations were requested. */
export interface OperationPeriod {
  /** Start of the period, included; milliseconds since 1970. Default: from the beginning. */
  readonly from?: number;
  /** End of the period, not included. Default: until now. */
  readonly to?: number;
}

/** The period to count. */
export interface CountedDays {
  /** Start of the period, included; milliseconds since 1970. */
  readonly from: number;
  /** End of the period, not included; up to 366 days after `from`. */
  readonly to: number;
  /** Whose days, such as `Europe/Paris`: a name of the IANA time-zone database. Default: `UTC`. */
  readonly timeZone?: string;
}

/** Number of payments begun on a day, by their current state. */
export interface DayCount {
  /** In the time zone of the count, for example `2026-11-26`. */
  readonly day: string;
  readonly counts: { readonly [state in AttemptState]?: number };
}
