import {
  createPayments,
  defaultLimits,
  openJournal,
  type Gateway,
  type Journal,
  type LimitName,
  type Payments,
} from "@sips-kit/server";
import { createMemoryJournal } from "../simulation/journal/memory-journal.js";
import { createMemoryStore } from "../simulation/journal/memory-store.js";

/** Our payments over a journal: `memory`, or an address. */
export async function kitPayments(gateway: Gateway, journal: string): Promise<Payments> {
  const rules = Object.keys(defaultLimits).map((name) => [name, { free: 1e9, windowMs: 3_600_000 }]);
  return createPayments({
    gateway,
    journal: journal === "memory" ? openMemoryJournal() : await openJournal(journal),
    publicUrl: "http://localhost/sips",
    signingKeys: [{ id: "1", secret: "a secret of the benchmark, long enough" }],
    resolveOrder: (orderId) => ({ orderId, amountMinor: 2490, currencyCode: "978" }),
    resultUrl: ({ session }) => `/result?payment=${session}`,
    // Tries are counted under the default keys, but with limits that are never reached: all buyers of the benchmark
    // have one address.
    limits: {
      rules: Object.fromEntries(rules) as { [N in LimitName]: { free: number; windowMs: number } },
    },
  });
}

/** A journal in memory, without waiting and without storage. */
function openMemoryJournal(): Journal {
  const now = () => Date.now();
  const store = createMemoryStore(now);
  return createMemoryJournal(store, (_name, _subject, transaction) => Promise.resolve().then(transaction), {
    now,
    skewMs: () => 0,
  });
}
