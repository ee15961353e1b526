import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Worker } from "node:worker_threads";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bringTo, newAttempt, start } from "../conformance/attempts.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import type { Journal } from "../journal.js";
import { transactBatch } from "../engine/batch.js";
import { sqliteDialect } from "../engine/dialect.js";
import { openSqliteJournal } from "./open-sqlite-journal.js";
import { openSqliteConnection } from "./connection.js";
import { startSqliteThread } from "./thread.js";

const names = Array.from({ length: 20 }, (_, index) => `R${index}`);
const starting = { to: "starting", at: start, what: "tried" } as const;
let folder: string;
let file: string;

beforeEach(async () => {
  ({ folder, file } = await createSqliteFolder());
});
afterEach(() => rm(folder, { recursive: true }));

/** Begins something that starts a thread; gives the thread as well. */
async function withThread<T>(begin: () => T): Promise<{ begun: T; worker: Worker }> {
  const started = once(process, "worker");
  const begun = begin();
  // Node tells of each thread that a process starts.
  const [worker] = (await started) as [Worker];
  return { begun, worker };
}

/** One of each kind of call. */
function callAll(journal: Journal): readonly Promise<unknown>[] {
  const lease = { now: start, leaseMs: 1, limit: 1 };
  return [
    ...names.map((name) => journal.move(name, starting)),
    journal.open(newAttempt("new")),
    journal.read("R1"),
    journal.findClaimant("4711"),
    journal.listByOrder("4711"),
    journal.leaseChecks(lease),
    journal.archive({ now: start, olderThanMs: 0 }),
    journal.limits.count({ now: start, counted: [{ key: "key", windowMs: 1 }] }),
    journal.limits.forget(start),
  ];
}

test("a thread that dies fails all that is under way and all that comes later, and nothing hangs", async () => {
  const { begun, worker } = await withThread(() => openSqliteJournal({ file }));
  const journal = await begun;
  for (const name of names) await journal.open(newAttempt(name));
  // Held up, so that all of it is under way.
  const other = new Database(file);
  other.exec("begin immediate");
  const closed = { status: "rejected", reason: { name: "JournalError", code: "JOURNAL_CLOSED" } };
  const underWay = Promise.allSettled(callAll(journal));
  await worker.terminate();
  for (const one of await underWay) expect(one).toMatchObject(closed);
  for (const one of await Promise.allSettled(callAll(journal))) expect(one).toMatchObject(closed);
  await journal.close();

  other.exec("rollback");
  other.close();
  const again = await openSqliteJournal({ file });
  for (const name of names) expect(await again.read(name)).toMatchObject({ state: "opened", version: 1 });
  await again.close();
});

test("a thread that dies while working confirms no move that is not written", async () => {
  const { begun, worker } = await withThread(() => openSqliteJournal({ file }));
  const journal = await begun;
  for (const name of names) await journal.open(newAttempt(name));
  const moving = Promise.allSettled(names.map((name) => journal.move(name, starting)));
  // The first message of the batch is answered.
  await once(worker, "message");
  await worker.terminate();
  const moved = await moving;
  const again = await openSqliteJournal({ file });
  for (const [index, name] of names.entries()) {
    const [{ state, version } = {}, events] = [await again.read(name), await again.events(name)];
    expect(events).toHaveLength(version ?? 0);
    if (moved[index]?.status === "fulfilled") expect(state).toBe("starting");
  }
  await again.close();
  await journal.close();
});

test("a file that cannot be opened is an error, and leaves no thread behind", async () => {
  const { begun, worker } = await withThread(() => openSqliteJournal({ file: folder }));
  await expect(begun).rejects.toThrow(/Unable to open/);
  expect(worker.threadId).toBe(-1);
});

test("tables that cannot be made are an error, and leave no thread behind", async () => {
  const database = new Database(file);
  database.exec(
    "create table sips_migrations (name varchar); insert into sips_migrations values ('999-later')",
  );
  database.close();
  const { begun, worker } = await withThread(() => openSqliteJournal({ file }));
  await expect(begun).rejects.toMatchObject({ code: "JOURNAL_FROM_NEWER_VERSION" });
  expect(worker.threadId).toBe(-1);
});

test("a request during closing does not meet a closed file", async () => {
  const { begun, worker } = await withThread(() => openSqliteJournal({ file }));
  const journal = await begun;
  const faults: unknown[] = [];
  worker.on("error", (fault) => faults.push(fault));
  const underWay = Promise.allSettled(callAll(journal));
  const closing = journal.close();
  const later = Promise.allSettled(callAll(journal));
  await closing;
  await journal.close();
  for (const one of [...(await underWay), ...(await later)])
    if (one.status === "rejected") expect(String(one.reason)).not.toMatch(/Neon|panick/);
  expect(faults).toEqual([]);
});

test("the second part of a transaction that is undone is not done without the first", async () => {
  // Without a write-ahead log, as on a file system that cannot have one, a reader keeps a transaction from ending.
  const thread = startSqliteThread(file);
  await thread.run([{ text: "create table notes (text varchar)" }]);
  const reader = new Database(file);
  reader.exec("begin");
  expect(reader.prepare("select * from notes").all([])).toEqual([]);
  const { connect } = openSqliteConnection(thread);
  const writing = connect((send) =>
    transactBatch(send, sqliteDialect, async (batch) => {
      batch.tell({ text: "insert into notes values ('first')" });
      await batch.ask({ text: "select 1", parameters: [] });
      batch.tell({ text: "insert into notes values ('second')" });
    }),
  );
  await expect(writing).rejects.toMatchObject({ code: "SQLITE_ABORT_ROLLBACK" });
  reader.exec("commit");
  reader.close();
  expect(await thread.run([{ text: "select * from notes", parameters: [] }])).toEqual([[]]);
  await thread.close();
});

test("a value that cannot be sent to a thread is an error of its call", async () => {
  const thread = startSqliteThread(file);
  const parameters = [() => {}];
  await expect(thread.run([{ text: "select ?", parameters }])).rejects.toThrow(/could not be cloned/);
  expect(await thread.run([{ text: "select 1 as one", parameters: [] }])).toEqual([[{ one: 1 }]]);
  await thread.close();
});

test("transactions of one caller and batches of many take turns on the one connection", async () => {
  const journal = await openSqliteJournal({ file });
  for (const name of names) await bringTo(journal, "starting", name);
  const operation = { kind: "refund", reference: "R1", createdAt: start, checkAt: start } as const;
  const refused = { ...operation, idempotencyKey: "never", createdAt: Number.NaN };
  const ended = await Promise.allSettled(
    names.flatMap((name, index) => [
      journal.move(name, { ...starting, to: "redirected" }),
      journal.operations.open({ ...operation, idempotencyKey: `Q${index}`, reference: name }),
      // Refused in the middle of a transaction of its own, which is undone; and in one of the batch's.
      journal.operations.open(refused),
      journal.open(newAttempt(name)),
    ]),
  );
  expect(ended.map(({ status }) => status)).toEqual(
    names.flatMap(() => ["fulfilled", "fulfilled", "rejected", "rejected"]),
  );
  for (const name of names) {
    expect(await journal.read(name)).toMatchObject({ state: "redirected", version: 3 });
    expect(await journal.operations.of(name)).toHaveLength(1);
  }
  await journal.close();
});
