import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, PostgresDialect, type CompiledQuery, type Dialect } from "kysely";
import Database from "libsql";
import pg from "pg";
import { expect, test } from "vitest";
import { bringTo, start } from "./battery/attempts.js";
import { createPostgresDatabase } from "./battery/postgres-door.js";
import { postgresDialect, type SqlDialect } from "./sql-dialect.js";
import { createSqlJournal } from "./sql-journal.js";
import { createSqliteDialect } from "./sqlite-dialect.js";
import { createSharedSqliteDialect, type ExecutingDatabase } from "./sqlite-driver.js";
import type { JournalTables } from "./tables.js";

/** Calls everything that a journal has, and gives each statement that it sent. */
async function statementsOf(dialect: Dialect, journalDialect: SqlDialect): Promise<readonly CompiledQuery[]> {
  const sent = new Map<string, CompiledQuery>();
  const db = new Kysely<JournalTables>({ dialect, log: ({ query }) => void sent.set(query.sql, query) });
  const journal = await createSqlJournal(db, journalDialect);
  sent.clear();
  const lease = { now: start + 10_000_000, leaseMs: 1, limit: 50 };
  await bringTo(journal, "accepted", "R1", "4711");
  await bringTo(journal, "refused", "R2", "4711");
  await bringTo(journal, "ordering", "R3", "4712");
  await journal.move("R3", { to: "refused", at: start, what: "lets the order go" });
  await journal.move("nobody", { to: "enrolling", at: start, what: "tried" });
  await journal.leaseOne("R1", "delivery", lease);
  await journal.leaseOne("R1", "check", lease);
  await journal.leaseChecks(lease);
  await journal.leaseDeliveries(lease);
  await journal.putOffDelivery("R1", 4, start);
  await journal.markDelivered("R1", 4, start);
  await journal.ofOrder("4711");
  await journal.holderOf("4711");
  await journal.events("nobody");
  expect(await journal.archive({ now: lease.now, olderThanMs: 0 })).toBe(1);
  const operation = {
    requestId: "Q1",
    kind: "refund",
    reference: "R1",
    createdAt: start,
    checkAt: start,
  } as const;
  await journal.operations.open(operation);
  await journal.operations.open({ ...operation, requestId: "Q2" });
  await journal.operations.lease(lease);
  await journal.operations.move("Q1", { to: "refused", at: start, what: "refused" });
  await journal.operations.of("R1");
  await journal.limits.count("key", start, 1);
  await journal.limits.block("key", start);
  await journal.limits.blockedUntil(["key", "other"]);
  await journal.limits.forget(start);
  const statements = [...sent.values()].filter(({ sql }) => /^(select|insert|update|delete|with)/.test(sql));
  expect(statements.length).toBeGreaterThan(25);
  return statements;
}

test("SQLite reads no table from end to end, whatever the journal is asked", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sips-journal-"));
  const file = join(folder, "journal.db");
  // libsql has the interface of better-sqlite3, which is what Kysely's dialect asks for.
  const database = new Database(file) as unknown as ExecutingDatabase;
  const statements = await statementsOf(createSharedSqliteDialect(database), createSqliteDialect());
  for (const { sql, parameters } of statements) {
    // The rows of `explain query plan` have this column.
    const plan = database.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
    // Only the handful of rows that a lease has just found is read as a whole.
    const scans = plan
      .map((row) => row.detail)
      .filter((detail) => /^SCAN (?!due|CONSTANT|\d+ CONSTANT)/.test(detail));
    expect(scans, sql).toEqual([]);
  }
  database.close();
  await rm(folder, { recursive: true });
});

test("PostgreSQL has an index for whatever the journal is asked", async () => {
  const url = await createPostgresDatabase();
  const pool = new pg.Pool({ connectionString: url });
  const statements = await statementsOf(new PostgresDialect({ pool }), postgresDialect);
  const client = await pool.connect();
  // These tables are nearly empty: without this it would read them whole, and rightly so.
  await client.query("set enable_seqscan = off");
  for (const { sql, parameters } of statements) {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${sql}`, [...parameters]);
    const scans = rows.map((row) => row["QUERY PLAN"]).filter((line) => line.includes("Seq Scan"));
    expect(scans, sql).toEqual([]);
  }
  client.release();
  await pool.end();
});
