import { rm } from "node:fs/promises";
import Database from "libsql";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createReference } from "../../domain/reference.js";
import { newAttempt, start } from "../conformance/attempts.js";
import { openPostgresConnections } from "../postgres/connections.js";
import { poolConfig } from "../postgres/connection-settings.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { openSqliteJournal } from "../sqlite/open-sqlite-journal.js";
import { startSqliteThread } from "../sqlite/thread.js";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import type { Connect, Statement } from "../engine/batch.js";
import { postgresDialect, sqliteDialect } from "../engine/dialect.js";
import { createSqlJournal, type JournalDatabase } from "./sql-journal.js";

let folder: string;
let file: string;

beforeEach(async () => {
  ({ folder, file } = await createSqliteFolder());
});
afterEach(() => rm(folder, { recursive: true }));

test("a search for something rare stops after some payments, and the next page continues", async () => {
  const journal = await openSqliteJournal({ file });
  const open = (at: number, amountMinor: number, paymentMethod: string) =>
    journal.open({ ...newAttempt(createReference(at)), createdAt: at, amountMinor, paymentMethod });
  await open(start, 100, "paypal");
  for (let from = 1; from <= 3_000; from += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, index) => open(start + from + index, 100, "card")));
  }
  const query = { amountMinor: 100, paymentMethod: "paypal", limit: 10 };
  const first = await journal.search(query);
  expect(first.attempts).toEqual([]);
  const second = await journal.search({ ...query, before: first.next });
  expect(second.attempts).toHaveLength(1);
  expect(second.next).toBeUndefined();
  await journal.close();
});

/** The indexes that each search must use, however many payments match. */
const indexesOf = [
  [{}, ["attempts", "archive", "taken_payments"]],
  [{ text: "4711" }, ["search_terms_by_text"]],
  [{ text: "5100#07" }, ["search_terms_by_card"]],
  [{ text: "#07" }, ["search_terms_by_card_end"]],
  [{ amountMinor: 2490 }, ["attempts_by_amount", "archive_by_amount", "taken_payments_by_amount"]],
  [{ state: "starting" }, ["due_checks", "taken_payments_by_state"]],
  [{ state: "refused" }, ["search_states", "taken_payments_by_state"]],
  [{ paymentMethod: "card" }, ["attempts_by_method", "archive_by_method", "taken_payments_by_method"]],
  [
    { paymentMethod: "card", state: "accepted" },
    ["attempts_by_method", "archive_by_method", "taken_payments_by_method"],
  ],
  [{ paymentMethod: "card", state: "refused" }, ["search_states_by_method", "taken_payments_by_method"]],
  [{ captureDueBefore: start }, ["captures_due"]],
] as const;

/** Runs each search; returns the statements that it sent. */
async function statementsOf(database: JournalDatabase) {
  let sent: Statement[] = [];
  const connect: Connect = (work) =>
    database.connect((send) =>
      work((statements) => {
        sent.push(...statements);
        return send(statements);
      }),
    );
  const journal = await createSqlJournal({ ...database, connect });
  // Many, nearly all alike, which might lead a planner to another index.
  for (let page = 0; page < 20; page += 1) {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        journal.open(newAttempt(createReference(start + page * 50 + index))),
      ),
    );
  }
  const found: { indexes: readonly string[]; statements: readonly Statement[] }[] = [];
  for (const [query, indexes] of indexesOf) {
    sent = [];
    await journal.search({ ...query, from: start, limit: 1 });
    found.push({ indexes, statements: sent.filter(({ text }) => text.includes("select most")) });
  }
  return found;
}

describe("uses the index of its filter", () => {
  test("on SQLite", async () => {
    const thread = startSqliteThread(file);
    const searches = await statementsOf({ dialect: sqliteDialect, ...openSqliteConnection(thread) });
    const database = new Database(file);
    for (const { indexes, statements } of searches) {
      const plans = statements.flatMap(({ text, parameters = [] }) =>
        // The rows of `explain query plan` have this column.
        (database.prepare(`explain query plan ${text}`).all([...parameters]) as { detail: string }[]).map(
          ({ detail }) => detail,
        ),
      );
      for (const index of indexes) {
        expect(plans.join("\n")).toMatch(
          // Both ends are conditions of the index: otherwise all newer rows would be read and skipped.
          new RegExp(
            `SEARCH .*\\b(${index}|sqlite_autoindex_${index}_1) \\(.*reference>\\? AND reference<\\?\\)`,
          ),
        );
      }
    }
    database.close();
    await thread.close();
  });

  test("on PostgreSQL", async () => {
    const url = await createPostgresDatabase();
    const pool = new pg.Pool(poolConfig({ url }));
    const searches = await statementsOf({ dialect: postgresDialect, ...openPostgresConnections(pool) });
    const analyzing = new pg.Client({ connectionString: url });
    await analyzing.connect();
    await analyzing.query("vacuum analyze");
    await analyzing.end();
    const client = await pool.connect();
    for (const { indexes, statements } of searches) {
      const plans: string[] = [];
      for (const { text, parameters = [] } of statements) {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, [...parameters]);
        plans.push(...rows.map((row) => row["QUERY PLAN"]));
      }
      // With a comparison of rows, the scan would end only where the first column does.
      expect(plans.join("\n")).not.toContain("ROW(");
      for (const index of indexes) {
        expect(plans.join("\n")).toMatch(
          new RegExp(
            `Index .*using (${index}|${index}_pkey) on.*\\n.*Index Cond: .*reference.* >= .*reference.* < `,
          ),
        );
      }
    }
    client.release();
    await pool.end();
  });
});
