import { logCharges, restoreLost, type Journal, type JournalClock } from "../engine.js";
import type { Carry } from "./carry.js";
import { createMemoryJournal } from "./memory-journal.js";
import type { MemoryStore } from "./memory-store.js";

/** The journal as a process opens it. If a tail can be lost, it has a charge log, and first restores what was lost. */
export function openLoggedJournal(store: MemoryStore, carry: Carry, clock: JournalClock): Journal {
  const { chargeLog } = store;
  if (!chargeLog) return createMemoryJournal(store, carry, clock);
  const log = {
    append: async (record: (typeof chargeLog)[number]) => void chargeLog.push(record),
    close: async () => {},
  };
  const atStart = createMemoryJournal(store, async (_name, _subject, transaction) => transaction(), clock);
  const restored = restoreLost(logCharges(atStart, log), [...chargeLog]);
  const whenRestored: Carry = async (name, subject, transaction) => {
    await restored;
    return carry(name, subject, transaction);
  };
  return logCharges(createMemoryJournal(store, whenRestored, clock), log);
}
