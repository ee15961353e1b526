import type { Operation, Payment } from "@sips-kit/server";
import { stateText } from "./event-sentences.js";
import type { Language } from "./language.js";
import type { Order, OrderState } from "./orders.js";

/** What has been taken back of a payment since it was accepted. */
export type TakenBack = "cancelled" | "refunded" | "partly-cancelled" | "partly-refunded";

/**
 * The status of a payment as people see it: its state, unless it was cancelled or refunded since, or the buyer has
 * cancelled it themselves. The journal keeps payments and operations separately; the status needs both.
 */
export type Standing = Payment["state"] | TakenBack | "stopped-by-buyer";

/** Code of the gateway for a buyer who has cancelled at the bank. */
const stopped = "17";

export function standingOf(payment: Payment, operations: readonly Operation[]): Standing {
  if (payment.state === "refused" && payment.responseCode === stopped) return "stopped-by-buyer";
  if (payment.state !== "accepted") return payment.state;
  const cancelled = sumOf(operations, "cancel");
  const refunded = sumOf(operations, "refund");
  const isAll = cancelled + refunded >= payment.amountMinor;
  if (refunded > 0) return isAll ? "refunded" : "partly-refunded";
  if (cancelled > 0) return isAll ? "cancelled" : "partly-cancelled";
  return "accepted";
}

/** A payment with its operations. */
export interface OperatedPayment {
  readonly payment: Payment;
  readonly operations: readonly Operation[];
}

/** The status of an order as its buyer sees it. */
export type OrderStanding = OrderState | TakenBack | "unsure" | "under-way";

/** The status of an order: a paid one may have been cancelled or refunded since, an unpaid one may be paid already. */
export function orderStandingOf(order: Order, payments: readonly OperatedPayment[]): OrderStanding {
  if (order.state === "open" && payments.some(({ payment }) => isUnsure(payment))) return "unsure";
  if (order.state === "open" && underWayOf(payments)) return "under-way";
  if (order.state !== "paid") return order.state;
  const paid = countingOf(payments);
  const standing = paid && standingOf(paid.payment, paid.operations);
  return isTakenBack(standing) ? standing : "paid";
}

/**
 * The payment that pays an order. Of an order that was paid twice it is the one that counts, unless staff have given back
 * all of that one instead of the other.
 */
export function countingOf<Told extends OperatedPayment>(payments: readonly Told[]): Told | undefined {
  const accepted = payments.filter(({ payment }) => payment.state === "accepted");
  const kept = accepted.filter(
    ({ payment: { overpaid, reference } }) => overpaid === undefined || overpaid.keep === reference,
  );
  const inOrder = [...kept, ...accepted];
  return inOrder.find((one) => !isAllBack(one)) ?? inOrder[0];
}

function isAllBack({ payment, operations }: OperatedPayment): boolean {
  return /^(cancelled|refunded)$/.test(standingOf(payment, operations));
}

/** A charge was sent, and its result is not known yet. */
function isUnsure({ state }: Payment): boolean {
  return state === "charging" || state === "unknown";
}

/** The payment whose buyer was redirected to pay elsewhere: they may have paid there without coming back. */
export function underWayOf<Told extends OperatedPayment>(payments: readonly Told[]): Told | undefined {
  return payments.find(({ payment }) => payment.mayBePaid);
}

function isTakenBack(standing: Standing | undefined): standing is TakenBack {
  return standing !== undefined && /cancelled|refunded/.test(standing);
}

/** The smallest units that these operations have moved. */
export function sumOf(operations: readonly Operation[], kind: "cancel" | "refund"): number {
  return operations
    .filter((one) => one.kind === kind && one.state === "accepted")
    .reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);
}

export function standingText(standing: Standing, language: Language): string {
  return standing in texts[language]
    ? texts[language][standing as keyof (typeof texts)[Language]]
    : stateText(standing as Payment["state"], language);
}

/** The colour of a status. Bright colours mark what staff should look at, muted ones what needs no action. */
export function toneOf(standing: Standing): "good" | "bad" | "open" | "quiet" {
  switch (standing) {
    case "accepted":
      return "good";
    case "refused":
    case "returned":
      return "bad";
    case "charging":
    case "in-review":
    case "unknown":
      return "open";
    default:
      return "quiet";
  }
}

const texts = {
  en: {
    cancelled: "cancelled",
    refunded: "refunded",
    "partly-cancelled": "partly cancelled",
    "partly-refunded": "partly refunded",
    "stopped-by-buyer": "cancelled by the buyer",
  },
  fr: {
    cancelled: "annulé",
    refunded: "remboursé",
    "partly-cancelled": "annulé en partie",
    "partly-refunded": "remboursé en partie",
    "stopped-by-buyer": "annulé par l’acheteur",
  },
} as const satisfies Record<Language, Record<TakenBack | "stopped-by-buyer", string>>;
