import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bringTo, newAttempt, start } from "../conformance/attempts.js";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import type { Journal } from "../journal.js";
import { openPostgresConnections } from "./connections.js";
import { poolConfig } from "./connection-settings.js";
import { openPostgresJournal } from "./open-postgres-journal.js";
import { postgresDialect } from "../engine/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import type { Connect, Statement } from "../engine/batch.js";

// Batches of many moves, disturbed halfway over a separate connection.
const names = Array.from({ length: 30 }, (_, index) => `R${String(index).padStart(2, "0")}`);
const starting = { to: "starting", at: start, what: "tried" } as const;
let url: string;
let journal: Journal;
let other: pg.Client;

beforeEach(async () => {
  url = await createPostgresDatabase();
  journal = await openPostgresJournal({ url, poolSize: 4 });
  other = new pg.Client({ connectionString: url });
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await journal.close();
});

/** Calls a function of PostgreSQL on the connection of the journal that waits for a lock, once there is one. */
async function toTheOneThatWaits(call: "pg_terminate_backend" | "pg_cancel_backend" | ""): Promise<void> {
  for (;;) {
    const { rowCount } = await other.query(
      `select ${call}(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (rowCount) return;
    await setImmediate();
  }
}

test.each(["due_checks", "attempts"])(
  "a connection cut in the middle of many moves, which wait for %s: no move is reported as made, and none is",
  async (table) => {
    for (const name of names) await journal.open(newAttempt(name));
    await other.query(`begin; lock table ${table} in access exclusive mode`);
    const moving = Promise.allSettled(names.map((name) => journal.move(name, starting)));
    await toTheOneThatWaits("pg_terminate_backend");
    expect(new Set((await moving).map(({ status }) => status))).toEqual(new Set(["rejected"]));
    await other.query("rollback");

    for (const name of names) {
      expect(await journal.read(name)).toMatchObject({ state: "opened", version: 1 });
      expect(await journal.events(name)).toHaveLength(1);
    }
    const again = await Promise.all(names.map((name) => journal.move(name, starting)));
    expect(new Set(again.map(({ kind }) => kind))).toEqual(new Set(["moved"]));
  },
);

test("a batch of moves whose statement is cancelled: each move is retried alone, and none fails", async () => {
  for (const name of names) await journal.open(newAttempt(name));
  await other.query("begin; select * from attempts where reference = 'R07' for update");
  const moving = names.map((name) => journal.move(name, starting));
  await toTheOneThatWaits("pg_cancel_backend");
  const others = await Promise.all(moving.filter((_, index) => index !== 7));
  expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(["moved"]));
  await other.query("rollback");
  expect(await moving[7]).toMatchObject({ kind: "moved" });
});

test("locked rows, as many as there are connections, fail their own moves and no others", async () => {
  const small = await openPostgresJournal({ url, poolSize: 2 });
  for (const name of names) await small.open(newAttempt(name));
  await other.query("begin; select * from attempts where reference in ('R00', 'R01') for update");
  const moved = await Promise.allSettled(names.map((name) => small.move(name, starting)));
  expect(moved.flatMap(({ status }, index) => (status === "rejected" ? [index] : []))).toEqual([0, 1]);
  await other.query("rollback");
  expect(await small.read("R00")).toMatchObject({ state: "opened", version: 1 });
  await small.close();
});

test("recovers from a deadlock with another client", async () => {
  const counted = ["a", "b"].map((key) => ({ key, windowMs: 1_000 }));
  await journal.limits.count({ now: start, counted });
  // Leaves it to the journal's connection to detect the deadlock.
  await other.query("set deadlock_timeout = '30s'");
  await other.query("begin; update limits set count = 0 where key = 'b'");
  const counting = journal.limits.count({ now: start, counted });
  await toTheOneThatWaits("");
  await other.query("update limits set count = 0 where key = 'a'");
  await other.query("rollback");
  expect((await counting).counts.map(({ tries }) => tries)).toEqual([2, 2]);
});

test("statements sent with a begin that the server refuses are not written", async () => {
  await bringTo(journal, "starting", "R1", "4711");
  const { connect, close } = openPostgresConnections(new pg.Pool(poolConfig({ url })));
  let isRefusing = false;
  // As if the server were short of memory, or the statement were cancelled.
  const refused = ({ text }: Statement) => isRefusing && text === postgresDialect.begin;
  const spoiling: Connect = (work) =>
    connect((send) =>
      work((statements) =>
        send(statements.map((one) => (refused(one) ? { text: "begin isolation level none" } : one))),
      ),
    );
  const broken = await createSqlJournal({ dialect: postgresDialect, connect: spoiling, close });
  isRefusing = true;
  const move = { ...starting, to: "charging" } as const;
  await expect(broken.move("R1", move)).rejects.toThrow();
  await expect(broken.open(newAttempt("R2"))).rejects.toThrow();
  await broken.close();
  expect(await journal.findClaimant("4711")).toBeUndefined();
  expect(await journal.read("R2")).toBeUndefined();
});

test("a connection with an unfinished transaction is not reused", async () => {
  const pool = new pg.Pool({ connectionString: url, pipeline: true, max: 1 });
  const { connect } = openPostgresConnections(pool);
  const failed = connect((send) => send([{ text: "begin" }, { text: "select none" }]));
  await expect(failed).rejects.toThrow("none");
  const rows = await connect((send) => send([{ text: "select 1 as one" }]));
  expect(rows).toEqual([[{ one: 1 }]]);
  await pool.end();
});

test("a connection whose answer timed out is not reused", async () => {
  const pool = new pg.Pool({ connectionString: url, pipeline: true, max: 1, query_timeout: 3_000 });
  const { connect } = openPostgresConnections(pool);
  const one = { text: "select 1 as one" };
  const [late, next] = await Promise.allSettled([
    connect((send) => send([{ text: "select pg_sleep(20)" }])),
    connect((send) => send([one])),
  ]);
  expect(late).toMatchObject({ status: "rejected", reason: { message: "Query read timeout" } });
  expect(next).toEqual({ status: "fulfilled", value: [[{ one: 1 }]] });
  await pool.end();
});

test("a statement that was refused in a failed transaction still works on the next use", async () => {
  const pool = new pg.Pool({ connectionString: url, pipeline: true, max: 1 });
  const { connect } = openPostgresConnections(pool);
  const named = { text: "select $1::text as word", parameters: ["said"] };
  const [failed, next] = await Promise.allSettled([
    connect((send) => send([{ text: "begin" }, { text: "select none" }, named, { text: "commit" }])),
    connect((send) => send([named])),
  ]);
  expect(failed.status).toBe("rejected");
  expect(next).toEqual({ status: "fulfilled", value: [[{ word: "said" }]] });
  await pool.end();
});
