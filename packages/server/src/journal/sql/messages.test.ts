import { rm } from "node:fs/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { newAttempt, start } from "../conformance/attempts.js";
import type { Connect } from "../engine/batch.js";
import { postgresDialect, sqliteDialect } from "../engine/dialect.js";
import type { Journal } from "../journal.js";
import { openPostgresConnections } from "../postgres/connections.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread } from "../sqlite/thread.js";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { createSqlJournal, type JournalDatabase } from "./sql-journal.js";

// docs/reliability.md has the table.

const tries = {
  now: start,
  counted: [{ key: "opened", windowMs: 1_000, free: 2, pauseAfter: () => 0 }],
  watched: ["refused"],
};

/** The messages of each call that a card payment makes, if no other buyer pays at the same time. */
async function messagesOf(database: JournalDatabase): Promise<readonly number[]> {
  let messages = 0;
  const connect: Connect = (work) =>
    database.connect((send) =>
      work((statements, isLast) => {
        messages += 1;
        return send(statements, isLast);
      }),
    );
  const journal = await createSqlJournal({ ...database, connect });
  const counts: number[] = [];
  for (const call of callsOf(journal)) {
    messages = 0;
    await call();
    counts.push(messages);
  }
  await journal.close();
  return counts;
}

function callsOf(journal: Journal): readonly (() => Promise<unknown>)[] {
  const move = { at: start, what: "sent" };
  const accepted = { ...tries.counted[0], key: "accepted", windowMs: 1_000, isAccepted: true };
  return [
    () => journal.openCounted(newAttempt("R1", "4711"), tries),
    () => journal.readToStart("R1"),
    () =>
      journal.moveCounted(
        { reference: "R1", orderId: "4711", move: () => ({ to: "starting", ...move }) },
        { ...tries, counted: [{ key: "sent", windowMs: 1_000 }] },
      ),
    () => journal.limits.blockedUntil(["refused"]),
    () => journal.move("R1", { to: "charging", ...move }),
    () =>
      Promise.all([
        journal.move("R1", { to: "accepted", ...move }),
        journal.limits.count({ now: start, counted: [accepted] }),
      ]),
  ];
}

test("a card payment takes five messages to SQLite", async () => {
  const { folder, file } = await createSqliteFolder();
  const connection = openSqliteConnection(startSqliteThread(file));
  expect(await messagesOf({ dialect: sqliteDialect, ...connection })).toEqual([1, 0, 1, 1, 1, 1]);
  await rm(folder, { recursive: true });
});

test("a card payment takes seven messages to PostgreSQL", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase(), pipeline: true });
  const connections = openPostgresConnections(pool);
  expect(await messagesOf({ dialect: postgresDialect, ...connections })).toEqual([2, 0, 2, 1, 1, 1]);
});
