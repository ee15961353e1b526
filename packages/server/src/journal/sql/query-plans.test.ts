import { rm } from "node:fs/promises";
import Database from "libsql";
import pg from "pg";
import { expect, test } from "vitest";
import { bringTo, newAttempt, start } from "../conformance/attempts.js";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { openPostgresConnections } from "../postgres/connections.js";
import type { Connect, Statement } from "../engine/batch.js";
import { postgresDialect, sqliteDialect } from "../engine/dialect.js";
import { createSqlJournal, type JournalDatabase } from "./sql-journal.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread } from "../sqlite/thread.js";

/** One search for each index that a search may use. */
const searches = [
  {},
  { text: "4711" },
  { text: "5100#07" },
  { text: "#07" },
  { amountMinor: 2490 },
  { state: "starting" },
  { state: "refused" },
  { paymentMethod: "card" },
  { paymentMethod: "card", state: "refused" },
  { captureDueBefore: start },
] as const;

type SentStatement = Required<Pick<Statement, "text" | "parameters">>;

/** Calls every function of a journal, and returns each statement that it sent. */
async function statementsOf(database: JournalDatabase): Promise<readonly SentStatement[]> {
  const sent = new Map<string, SentStatement>();
  const connect: Connect = (work) =>
    database.connect((send) =>
      work((statements) => {
        for (const { text, parameters = [] } of statements) sent.set(text, { text, parameters });
        return send(statements);
      }),
    );
  const journal = await createSqlJournal({ ...database, connect });
  sent.clear();
  const lease = { now: start + 10_000_000, leaseMs: 1, limit: 50 };
  await bringTo(journal, "accepted", "R1", "4711");
  await bringTo(journal, "refused", "R2", "4711");
  await bringTo(journal, "charging", "R3", "4712");
  await journal.move("R3", { to: "refused", at: start, what: "lets the order go" });
  await journal.move("nobody", { to: "starting", at: start, what: "tried" });
  const tries = { now: start, counted: [{ key: "try", windowMs: 1 }] };
  await journal.openCounted(newAttempt("R4", "4713"), tries);
  const starting = { to: "starting", at: start, what: "tried" } as const;
  await journal.moveCounted({ reference: "R4", orderId: "4713", move: () => starting }, tries);
  await journal.open(newAttempt("R5", "4713"));
  await journal.discard("R5");
  await journal.leaseOne("R1", "notification", lease);
  await journal.leaseOne("R1", "check", lease);
  await journal.leaseChecks(lease);
  await journal.leaseNotifications(lease);
  await journal.dropNotification("R2", 4);
  await journal.postponeNotification("R1", 4, start);
  await journal.postponeCheck("R1", 4, start);
  await journal.markNotified("R1", 4, start);
  await journal.listByOrder("4711");
  await journal.findClaimant("4711");
  await journal.events("nobody");
  for (const query of searches) await journal.search({ ...query, from: start, to: start + 1, limit: 10 });
  await journal.count({ from: start, to: start + 1 });
  // The refused attempt is archived as well: the shop is not notified of it, since another attempt has paid the order.
  expect(await journal.archive({ now: lease.now, olderThanMs: 0 })).toBe(2);
  const old = { now: start * 2, olderThanMs: start / 2 };
  expect(await journal.purge({ ...old, isDryRun: true })).toBe(2);
  expect(await journal.purge(old)).toBe(2);
  const operation = {
    idempotencyKey: "Q1",
    kind: "refund",
    reference: "R1",
    createdAt: start,
    checkAt: start,
  } as const;
  await journal.operations.open(operation);
  await journal.operations.open({ ...operation, idempotencyKey: "Q2" });
  await journal.operations.open({
    ...operation,
    idempotencyKey: "Q3",
    reference: "R9",
    sumOf: { kinds: ["creditHolder"], since: start },
  });
  await journal.operations.ofKinds({ kinds: ["creditHolder"], since: start });
  await journal.operations.lease(lease);
  await journal.operations.move("Q1", { to: "refused", at: start, what: "refused" });
  await journal.operations.of("R1");
  const phoneOrder = {
    ...operation,
    kind: "moto",
    idempotencyKey: "Q4",
    reference: "R10",
    orderId: "4714",
  } as const;
  await journal.operations.open(phoneOrder);
  await journal.operations.move("Q4", { to: "refused", at: start, what: "refused" });
  const again = { ...operation, kind: "duplicate", idempotencyKey: "Q6", newReference: "R13" } as const;
  await journal.operations.open({ ...again, reference: "R14" });
  const watch = { ...operation, kind: "watchValidation", idempotencyKey: "Q5", reference: "R11" } as const;
  await journal.operations.open(watch);
  const captureDue = { reference: "R12", at: start };
  await journal.operations.move("Q5", { to: "prepared", at: start, what: "waits", captureDue });
  await journal.operations.move("Q5", { to: "accepted", at: start, what: "validated" });
  const action = { kind: "closeWallet", subject: "wallet:W1", details: {}, createdAt: start } as const;
  await journal.actions.open({ id: "A1", ...action });
  await journal.actions.end("A1", { state: "done", what: "done", at: start });
  await journal.actions.read("A1");
  await journal.actions.list({ limit: 10 });
  await journal.actions.list({ subject: "wallet:W1", limit: 10 });
  const delivery = { endpoint: "erp", eventId: "E1", type: "test", createdAt: start, body: "{}" } as const;
  await journal.webhooks.add([delivery]);
  const [leased] = await journal.webhooks.lease(lease);
  if (leased) await journal.webhooks.end(leased, { state: "delivered", at: start });
  await journal.webhooks.of("E1");
  await journal.webhooks.list({ limit: 10 });
  await journal.webhooks.list({ state: "dead", limit: 10 });
  await journal.webhooks.replay({ eventId: "E1" }, start);
  await journal.webhooks.replay({ from: start, to: start + 1 }, start);
  await journal.limits.count({
    now: start,
    counted: [{ key: "key", windowMs: 1, pauseAfter: () => 1 }],
    watched: ["other"],
  });
  // Blocked by the key that has exceeded its limit, so that it is subtracted again.
  await journal.limits.count({
    now: start,
    counted: [{ key: "other", windowMs: 1 }],
    watched: ["key", "other"],
  });
  await journal.limits.blockedUntil(["key", "other"]);
  await journal.limits.forget(start);
  const statements = [...sent.values()].filter(({ text }) =>
    /^(select|insert|update|delete|with)/.test(text),
  );
  expect(statements.length).toBeGreaterThan(40);
  return statements;
}

/** The index in which a lease finds what is due, and nothing else; empty for other statements. */
function dueIndexOf(text: string): string {
  const table = /select reference from (due_\w+) where due_at <=/.exec(text)?.[1];
  return table === undefined ? "" : `${table}_by_time`;
}

test("SQLite scans no table for any statement of the journal", async () => {
  const { folder, file } = await createSqliteFolder();
  const thread = startSqliteThread(file);
  const statements = await statementsOf({ dialect: sqliteDialect, ...openSqliteConnection(thread) });
  const database = new Database(file);
  for (const { text, parameters } of statements) {
    // The rows of `explain query plan` have this column.
    const plan = database.prepare(`explain query plan ${text}`).all([...parameters]) as { detail: string }[];
    // Only the few rows that a lease or a subquery has just found, or that were passed to the statement, are read in
    // full. A subquery that reads a table names it on a line of its own.
    const scans = plan
      .map((row) => row.detail)
      .filter((detail) => /^SCAN (?!due|given|json_each|\(subquery-|CONSTANT|\d+ CONSTANT)/.test(detail));
    expect(scans, text).toEqual([]);
    const index = dueIndexOf(text);
    expect(plan.filter(({ detail }) => detail.includes(index)).length, text).toBeGreaterThan(0);
  }
  database.close();
  await thread.close();
  await rm(folder, { recursive: true });
});

test("PostgreSQL has an index for every statement of the journal", async () => {
  const url = await createPostgresDatabase();
  const pool = new pg.Pool({ connectionString: url, pipeline: true });
  const statements = await statementsOf({ dialect: postgresDialect, ...openPostgresConnections(pool) });
  const client = await pool.connect();
  // These tables are nearly empty: without this the planner would scan them, and rightly so.
  await client.query("set enable_seqscan = off");
  for (const { text, parameters } of statements) {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, [...parameters]);
    const scans = rows.map((row) => row["QUERY PLAN"]).filter((line) => line.includes("Seq Scan"));
    expect(scans, text).toEqual([]);
    const index = dueIndexOf(text);
    expect(rows.filter((row) => row["QUERY PLAN"].includes(index)).length, text).toBeGreaterThan(0);
  }
  client.release();
  await pool.end();
});
