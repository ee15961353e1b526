import { journalBattery } from "../../packages/server/src/journal/journal-battery.js";
import { createMemoryJournal } from "./memory-journal.js";
import { createStoreClock } from "./store-clock.js";
import { createMemoryStore } from "./memory-store.js";

// No virtual time here: each transaction is done when it is asked for, and its answer comes a microtask later.
journalBattery("memory", async () => {
  const store = createMemoryStore();
  return {
    open: async () =>
      createMemoryJournal(
        store,
        async (_name, _subject, transaction) => transaction(),
        createStoreClock({
          elapsed: () => performance.now(),
          wall: Date.now,
          database: Date.now,
          newest: store.newest,
        }),
      ),
    // Its database lives in this process alone.
    address: undefined,
    remove: async () => {},
  };
});
