import type { IncomingMessage } from "node:http";
import { PaymentError, type Journal, type LimitSettings } from "@sips-kit/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { countAlone } from "../packages/server/src/rate-limits/count.js";
import { buyerKeys, countTry } from "../packages/server/src/rate-limits/count-try.js";
import { countResult } from "../packages/server/src/rate-limits/count-result.js";
import { decideCard } from "../packages/server/src/rate-limits/decide-card.js";
import { cardKeys } from "../packages/server/src/rate-limits/limit-keys.js";
import { openLimits, type LimitsContext } from "../packages/server/src/rate-limits/limits.js";
import { figures, isLong, seed } from "./how-long.js";
import { openMemoryJournal } from "../packages/server/src/journal/testing/memory-journal.js";

// A day of a busy shop in virtual time: the default rules and a real journal, with random gateway results.

const day = 24 * 3_600_000;
const midnight = 1_800_000_000_000;
const paymentsOfDay = 100_000;
/** The hour of the evening around which a bounded run takes its part of the day. */
const busiest = 20.5;

let journal: Journal;
let time = midnight;
beforeEach(async () => void (journal = await openMemoryJournal()));
afterEach(() => journal.close());

function open(settings: LimitSettings): LimitsContext {
  const signingKeys = [{ id: "1", secret: "a secret of the tests, long enough" }];
  return { limits: openLimits(settings, signingKeys), journal, now: () => time, log: () => {} };
}

interface Buyer {
  readonly at: number;
  readonly orderId: string;
  readonly address: string;
  readonly prefix: string;
  readonly card: string;
  readonly declined: boolean;
  readonly captcha?: boolean;
}

type End = "accepted" | "declined" | "rejected";

/** One payment as the server counts it, from opening the form to its result. */
async function pay(context: LimitsContext, buyer: Buyer): Promise<End> {
  const { orderId, address } = buyer;
  // What the rules look at of a request.
  const request = { ip: address, headers: { "x-captcha": buyer.captcha } } as unknown as IncomingMessage;
  try {
    const write = countAlone(context);
    const opened = await countTry(context, "opened", request, { orderId }, { write });
    const about = { orderId, isHuman: opened.isHuman };
    const { isHuman } = await countTry(context, "sent", request, about, { write });
    const known = { maskedPan: `${buyer.prefix}##########00`, tokenPan: `${buyer.prefix}00h${buyer.card}` };
    const limitKeys = [...buyerKeys(context, request, orderId), ...cardKeys(context.limits, known)];
    if (!isHuman && (await decideCard(context, request, limitKeys)).hold) return "rejected";
    const attempt = { reference: orderId, orderId, facts: { limitKeys } };
    const to = buyer.declined ? "refused" : "accepted";
    await countResult(context, attempt, { to, facts: { responseCode: buyer.declined ? "05" : "00" } });
    return buyer.declined ? "declined" : "accepted";
  } catch (error) {
    if (error instanceof PaymentError) return "rejected";
    throw error;
  }
}

/** Buyers of the same moment pay at the same time. */
async function payAll(context: LimitsContext, buyers: readonly Buyer[]): Promise<ReadonlyMap<Buyer, End>> {
  const ends = new Map<Buyer, End>();
  for (let first = 0; first < buyers.length; first += 64) {
    const together = buyers.slice(first, first + 64);
    time = together[0]?.at ?? time;
    const ended = await Promise.all(together.map((buyer) => pay(context, buyer)));
    for (const [index, buyer] of together.entries()) ends.set(buyer, ended[index] ?? "rejected");
  }
  return ends;
}

const countOf = (ends: ReadonlyMap<Buyer, End>, end: End) =>
  [...ends.values()].filter((one) => one === end).length;

/** Mulberry32: the same numbers for the same seed. */
function createDice(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const prefixes = ["4970", "4973", "4978", "5132", "5135", "4500", "4035", "5200", "4150", "5300"];

/** 40 of 100 cards are of one bank: its prefix has as many declines an hour as a small shop has payments. */
function prefixBy(chance: number): string {
  const index = chance < 0.4 ? 0 : 1 + Math.floor(((chance - 0.4) / 0.6) * 9);
  return prefixes[index] ?? "4970";
}

/** Most have an address of their own, some a /64 of a carrier, some an office or a carrier's shared address. */
function addressBy(dice: () => number): string {
  const kind = dice();
  const number = (size: number) => Math.floor(dice() * size);
  if (kind < 0.07) return `192.0.2.${number(8)}`;
  if (kind < 0.3) {
    return `2001:db8:${number(20).toString(16)}:${number(65_536).toString(16)}::${number(9).toString(16)}`;
  }
  return `${1 + number(200)}.${number(256)}.${number(256)}.${number(256)}`;
}

function honestDay(dice: () => number, declinedShare: number): readonly Buyer[] {
  const arrivals = Array.from({ length: paymentsOfDay }, () => {
    for (;;) {
      const hour = dice() * 24;
      // Three times as many in the evening as at night.
      if (dice() < 0.55 + 0.45 * Math.cos(((hour - busiest) / 24) * 2 * Math.PI)) return hour;
    }
  });
  let previous: Buyer | undefined;
  return arrivals
    .sort((one, other) => one - other)
    .map((hour, number): Buyer => {
      const declined = dice() < declinedShare;
      const at = midnight + Math.floor((hour / 24) * day);
      // Whoever was declined tries again in most cases, with the same order and from the same place.
      const again = previous?.declined === true && dice() < 0.7 ? previous : undefined;
      const { orderId, address } = again ?? { orderId: `O${number}`, address: addressBy(dice) };
      previous = { at, orderId, address, prefix: prefixBy(dice()), card: `${number}`, declined };
      return previous;
    });
}

/** The whole day in the long run, its busiest tenth otherwise. */
function partOf<T extends { readonly at: number }>(buyers: readonly T[]): readonly T[] {
  if (isLong) return buyers;
  const middle = buyers.findIndex(({ at }) => at >= midnight + (busiest / 24) * day);
  return buyers.slice(middle - 5_000, middle + 5_000);
}

describe(`honest traffic, seed ${seed}`, () => {
  test("100,000 payments a day, 6 % declined, ten BINs: nobody is rejected or asked for a captcha", async () => {
    let asked = 0;
    const isHuman = () => {
      asked += 1;
      return false;
    };
    const buyers = partOf(honestDay(createDice(seed), 0.06));
    const ends = await payAll(open({ isHuman }), buyers);
    const declined = countOf(ends, "declined");
    figures("honest day", { payments: buyers.length, declined, rejected: countOf(ends, "rejected"), asked });
    expect(declined / buyers.length).toBeGreaterThan(0.05);
    expect(declined / buyers.length).toBeLessThan(0.07);
    expect(countOf(ends, "rejected")).toBe(0);
    expect(asked).toBe(0);
  }, 600_000);

  test("two payments per second of one BIN, 6 % declined: none is rejected", async () => {
    const dice = createDice(seed + 1);
    const buyers = Array.from({ length: isLong ? 7_200 : 1_800 }, (_, number): Buyer => ({
      at: midnight + number * 500,
      orderId: `O${number}`,
      address: `${10 + Math.floor(number / 65_536)}.${(number >> 8) & 255}.${number & 255}.7`,
      prefix: "4970",
      card: `${number}`,
      declined: dice() < 0.06,
    }));
    const ends = await payAll(open({ isHuman: () => false }), buyers);
    expect(countOf(ends, "rejected")).toBe(0);
  }, 600_000);
});

test("card testing amid genuine traffic: testers are asked for a captcha, and buyers who are asked solve it", async () => {
  const dice = createDice(seed + 2);
  const honest = partOf(honestDay(dice, 0.06)).map((buyer) => ({ ...buyer, captcha: true }));
  const [from = midnight, to = midnight + day] = [honest[0]?.at, honest.at(-1)?.at];
  // As many as there are honest buyers of that prefix, each from an address of its own.
  const testers = Array.from({ length: Math.floor(honest.length / 16) }, (_, number): Buyer => ({
    at: from + Math.floor(dice() * (to - from)),
    orderId: `T${number}`,
    address: `${210 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}.9`,
    prefix: "4150",
    card: `T${number}`,
    declined: dice() < 0.9,
  }));
  const isHuman = ({ headers }: IncomingMessage) => Boolean(headers["x-captcha"]);
  const buyers = [...honest, ...testers].sort((one, other) => one.at - other.at);
  const ends = await payAll(open({ isHuman }), buyers);
  const rejected = [...ends].filter(([, end]) => end === "rejected").map(([buyer]) => buyer);
  expect(rejected.filter((buyer) => buyer.captcha)).toEqual([]);
  const hours = Math.max(1, (to - from) / 3_600_000);
  const tested = testers.length - rejected.length;
  figures("cards tried out amid honest traffic", {
    testers: testers.length,
    tested,
    "tested an hour": Math.round(tested / hours),
  });
  expect(tested / hours).toBeLessThan(200);
}, 600_000);
