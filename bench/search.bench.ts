import type { Journal } from "@sips-kit/server";
import { mixed, seededAttempt, seededMs, seededUntil } from "./search-rows.js";
import { openPostgresStore, openSqliteStore, type SearchStore } from "./search-stores.js";

// How long a search takes in journals of 1,000, 100,000 and 1,000,000 payments, by kind of search and store, compared
// with a read by key. It should not depend on the number of payments. SIPS_BENCH_SEARCHED sets other numbers:
// 1000,100000.
const counts = (process.env["SIPS_BENCH_SEARCHED"] ?? "1000,100000,1000000").split(",").map(Number);
const times = 300;
const limit = 50;
const mostMs = 50;
const dayMs = 24 * 3_600_000;

type Query = Parameters<Journal["search"]>[0];

/** Each kind of search, for a random number that chooses a payment or a day. */
const kinds: { readonly [kind: string]: (number: number, count: number) => Omit<Query, "limit"> } = {
  newest: () => ({}),
  "a day": (number) => ({ from: dayOf(number), to: dayOf(number) + dayMs }),
  refused: () => ({ state: "refused" }),
  "refused, before a day": (number) => ({ state: "refused", to: dayOf(number) }),
  "unknown (1 in 1,000)": () => ({ state: "unknown" }),
  charging: () => ({ state: "charging" }),
  "payment method": () => ({ paymentMethod: "ideal" }),
  "payment method, before a day": (number) => ({ paymentMethod: "paypal", to: dayOf(number) }),
  amount: (number) => ({ amountMinor: 100 + (number % 20_000) }),
  "refused by PayPal": () => ({ state: "refused", paymentMethod: "paypal" }),
  "refused with iDEAL (1 in 1,000)": () => ({ state: "refused", paymentMethod: "ideal" }),
  "unknown with iDEAL (1 in 100,000)": () => ({ state: "unknown", paymentMethod: "ideal" }),
  "amount that nobody paid, accepted": () => ({ amountMinor: 99_999, state: "accepted" }),
  order: (number, count) => ({ text: `order-${number % count}` }),
  card: (number, count) => ({ text: maskOf(number, count) }),
  "last digits of a card": (number) => ({ text: `#${String(number % 97).padStart(2, "0")}` }),
  "last digits of a card, refused": (number) => ({
    text: `#${String(number % 97).padStart(2, "0")}`,
    state: "refused",
  }),
  authorisation: (number, count) => ({ text: authorisationOf(number, count) }),
  customer: (number) => ({ text: `customer-${number % 50_000}` }),
  nobody: (number) => ({ text: `nobody-${number}` }),
};

for (const openStore of [openSqliteStore, openPostgresStore]) {
  const store = await openStore();
  try {
    for (const count of counts) await run(store, count);
  } finally {
    await store.close();
  }
}

async function run(store: SearchStore, count: number): Promise<void> {
  const startedAt = performance.now();
  const journal = await store.openSeeded(count);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `\nSearches on ${store.name}, ${count.toLocaleString("en-US")} payments (seeded in ${seconds} s)`,
  );
  try {
    const floor = "floor: a read of a missing payment";
    await tell(floor, async (number) => ((await journal.read(`NOBODY${number}`)) === undefined ? 0 : 1));
    for (const [kind, queryFor] of Object.entries(kinds)) {
      await tell(kind, async (number) => {
        const { attempts } = await journal.search({ ...queryFor(number, count), limit });
        return attempts.length;
      });
    }
    await tell("counts of a day", async (number) => {
      const counted = await journal.count({ from: dayOf(number), to: dayOf(number) + dayMs });
      return Object.values(counted).reduce((sum, one) => sum + one, 0);
    });
    await tell("one step of an export", async (number) => {
      return (await journal.search({ to: dayOf(number), limit: 200 })).attempts.length;
    });
  } finally {
    await journal.close();
  }
}

async function tell(kind: string, search: (number: number) => Promise<number>): Promise<void> {
  const tookMs: number[] = [];
  let found = 0;
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    found += await search(mixed(time + 1));
    tookMs.push(performance.now() - startedAt);
  }
  tookMs.sort((one, other) => one - other);
  const [p50, p99] = [0.5, 0.99].map((share) => tookMs[Math.floor(times * share)] ?? Number.NaN);
  const line = [p50, p99].map((ms) => `${(ms ?? 0).toFixed(1)} ms`.padStart(9)).join("");
  const late = p99 !== undefined && p99 > mostMs ? `  above ${mostMs} ms` : "";
  console.log(`  ${kind.padEnd(36)}p50, p99${line}  ${Math.round(found / times)} found${late}`);
}

function dayOf(number: number): number {
  return seededUntil - (1 + (number % (seededMs / dayMs))) * dayMs;
}

function maskOf(number: number, count: number): string {
  return (seededAttempt(number % count, count).facts.maskedPan ?? "").replace(/#+/, "#");
}

function authorisationOf(number: number, count: number): string {
  return seededAttempt(number % count, count).facts.authorisationId ?? "";
}
