import { expect, test } from "vitest";
import { createFaults } from "../faults.js";
import { createRandom } from "../random.js";
import { createScheduler } from "../time/scheduler.js";
import { createTrace } from "../trace.js";
import { createJournalLine } from "./journal-line.js";
import { createProcessScope } from "./process-scope.js";

const nothing = () => {};

/** Many transactions over one line; what was committed, and what the process was told. */
async function commitMany(faults: readonly string[], killAt: number) {
  const scheduler = createScheduler();
  const scope = createProcessScope("process", scheduler);
  const carry = createJournalLine(
    {
      scheduler,
      faults: createFaults(1, faults),
      trace: createTrace(false, scheduler.now),
      random: createRandom(1, "journal"),
      crashes: () => 0,
      onAsked: nothing,
      onDone: nothing,
      touch: nothing,
    },
    scope,
  );
  const committed = new Set<number>();
  const told = { done: 0, failed: 0, failedAfterCommit: 0 };
  for (let index = 0; index < 400; index += 1) {
    scheduler.after(index, () => {
      carry("move", "", () => committed.add(index)).then(
        () => (told.done += 1),
        () => {
          told.failed += 1;
          if (committed.has(index)) told.failedAfterCommit += 1;
        },
      );
    });
  }
  scheduler.after(killAt, () => scope.kill());
  await scheduler.run(() => false);
  return { committed: committed.size, ...told };
}

test("without faults each transaction is committed, and its process is told", async () => {
  expect(await commitMany([], 10_000)).toEqual({
    committed: 400,
    done: 400,
    failed: 0,
    failedAfterCommit: 0,
  });
});

test("a connection is lost before the commit or after it", async () => {
  const { committed, done, failed, failedAfterCommit } = await commitMany(["disk.connection-lost"], 10_000);
  expect(done + failed).toBe(400);
  expect(failedAfterCommit).toBeGreaterThan(0);
  expect(failedAfterCommit).toBeLessThan(failed);
  expect(committed).toBe(done + failedAfterCommit);
});

test("of the calls in flight when the process is killed some are committed, without an answer", async () => {
  const { committed, done } = await commitMany(["disk.slow"], 60_000);
  expect(committed).toBe(done);
  const killed = await commitMany([], 200);
  expect(killed.committed).toBeGreaterThan(killed.done);
  expect(killed.committed).toBeLessThan(400);
});
