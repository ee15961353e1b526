import { catalogue, type Product } from "../shop/catalogue.js";

/** How a sample attempt to pay ends. */
export type SampleEnd = "accepted" | "refused" | "abandoned" | "in-review" | "unknown";

/** A sample attempt to pay. */
export interface SampleAttempt {
  readonly end: SampleEnd;
  /** Whether the cardholder is challenged before the charge. */
  readonly isChallenged: boolean;
  readonly at: number;
}

/** A sample order with the attempts to pay it, the oldest first. */
export interface SampleOrder {
  readonly orderId: string;
  readonly email: string;
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  readonly paymentMethod: string;
  readonly brand: string;
  readonly maskedPan: string;
  readonly authorisationId: string;
  readonly attempts: readonly SampleAttempt[];
}

const dayMs = 24 * 3_600_000;
const periodDays = 90;

/**
 * Sample orders with `count` payments in all, of the last 90 days: always the same for the same number and moment. Most
 * buyers buy in the afternoon; some try twice, and some only look at the checkout.
 */
export function* sampleOrders(count: number, now: number): Generator<SampleOrder, void, undefined> {
  for (let index = 0, payments = 0; payments < count; index += 1) {
    const order = sampleOrder(index, payments / count, now);
    const attempts = order.attempts.slice(0, count - payments);
    payments += attempts.length;
    yield { ...order, attempts };
  }
}

/** `share`: how far in the period the order is, from 0 to below 1. */
function sampleOrder(index: number, share: number, now: number): SampleOrder {
  const random = drawsOf(index);
  const at = momentOf(share, now, random);
  const person = Math.floor((random() * (index + 3)) / 3);
  const [brand, first] = pick(brands, random());
  return {
    orderId: String(index + 1),
    email: `${pick(names, (person % 97) / 97)}.${person}@example.com`,
    lines: linesOf(random),
    paymentMethod: pick(methods, random()),
    brand,
    maskedPan: `${first}##########${String(Math.floor(random() * 100)).padStart(2, "0")}`,
    authorisationId: String(Math.floor(random() * 1e6)).padStart(6, "0"),
    attempts: attemptsOf(at, random),
  };
}

function attemptsOf(at: number, random: () => number): readonly SampleAttempt[] {
  const ends = pick(stories, random());
  return ends.map((end, number) => ({ end, isChallenged: random() < 0.4, at: at + number * 4 * 60_000 }));
}

// A story is used as often as it is listed.
const stories: readonly (readonly SampleEnd[])[] = [
  ...repeat(["accepted"] as const, 700),
  ...repeat(["refused", "accepted"] as const, 80),
  ...repeat(["refused"] as const, 60),
  ...repeat(["abandoned"] as const, 100),
  ...repeat(["abandoned", "accepted"] as const, 50),
  ...repeat(["in-review"] as const, 2),
  ...repeat(["unknown"] as const, 3),
];

/** Spread evenly over the days, and over a day with most in the afternoon; none in the last hour. */
function momentOf(share: number, now: number, random: () => number): number {
  const day = Math.floor(share * periodDays);
  const hour = 6 + ((random() + random()) / 2) * 18;
  const at = now - (periodDays - day) * dayMs - (now % dayMs) + dayMs + hour * 3_600_000;
  const isOver = at < now - 3_600_000;
  return Math.floor(isOver ? at : at - dayMs);
}

function linesOf(random: () => number): SampleOrder["lines"] {
  const first = Math.floor(random() * catalogue.length);
  const length = 1 + Math.floor(random() * 2.4);
  return Array.from({ length }, (_, number) => catalogue[(first + number) % catalogue.length]).flatMap(
    (product) => (product ? [{ product, quantity: random() < 0.8 ? 1 : 2 }] : []),
  );
}

const names = ["camille", "marie", "louis", "ines", "jules", "emma", "noah", "lea", "adam", "chloe"] as const;
const methods = [...repeat("card", 92), ...repeat("paypal", 5), ...repeat("ideal", 3)];
const brands = [
  ...repeat(["CB", "4970"] as const, 5),
  ...repeat(["VISA", "4100"] as const, 3),
  ...repeat(["MASTERCARD", "5100"] as const, 3),
  ["AMEX", "3400"] as const,
];

function repeat<T>(value: T, times: number): T[] {
  return Array.from({ length: times }, () => value);
}

function pick<T>(list: readonly T[], share: number): T {
  const found = list[Math.floor(share * list.length)];
  if (found === undefined) throw new RangeError("Nothing to pick from, or a share of 1 or more.");
  return found;
}

/** Numbers from 0 to below 1, the same for the same index (mulberry32). */
function drawsOf(index: number): () => number {
  let state = Math.imul(index + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}
