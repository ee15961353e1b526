import { journalConformance } from "@sips-kit/server/journal-conformance";
import { createMemoryJournal } from "./memory-journal.js";
import { createStoreClock } from "./store-clock.js";
import { createMemoryStore } from "./memory-store.js";

// No virtual time here: each transaction runs when it is requested, and its answer comes a microtask later.
journalConformance("memory", async () => {
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
    remove: async () => {},
  };
});
