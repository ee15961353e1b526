import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresJournal, openSqliteJournal, type Journal } from "@sips-kit/server";
import pg from "pg";
import { openPostgresConnections } from "../packages/server/src/journal/postgres/connections.js";
import { poolConfig } from "../packages/server/src/journal/postgres/connection-settings.js";
import { createDatabase } from "../packages/server/src/journal/engine/database.js";
import { postgresDialect, sqliteDialect } from "../packages/server/src/journal/engine/dialect.js";
import { openSqliteConnection } from "../packages/server/src/journal/sqlite/connection.js";
import { startSqliteThread } from "../packages/server/src/journal/sqlite/thread.js";
import { startPostgres } from "../scripts/postgres.mjs";
import { seedPayments } from "./search-rows.js";

/** A store under measurement. */
export interface SearchStore {
  readonly name: string;
  /** Opens a new journal with this many payments. */
  openSeeded(count: number): Promise<Journal>;
  close(): Promise<void>;
}

/** Journals in SQLite files of a temporary folder. */
export async function openSqliteStore(): Promise<SearchStore> {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
  return {
    name: "SQLite",
    async openSeeded(count) {
      const file = join(folder, `${count}.db`);
      const journal = await openSqliteJournal({ file });
      const thread = startSqliteThread(file);
      // For the seeding connection alone; the measured journal has its own settings.
      await thread.run([{ text: "pragma synchronous = OFF" }, { text: "pragma cache_size = -300000" }]);
      const { connect, close } = openSqliteConnection(thread);
      await seedPayments(createDatabase(connect, sqliteDialect), count);
      await close();
      return journal;
    },
    async close() {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Journals in schemas of a temporary PostgreSQL server. */
export async function openPostgresStore(): Promise<SearchStore> {
  const server = await startPostgres();
  return {
    name: "PostgreSQL",
    async openSeeded(count) {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`create schema seeded_${count}`);
      const url = `${server.url}?options=-c%20search_path%3Dseeded_${count}`;
      const journal = await openPostgresJournal({ url });
      const { connect, close } = openPostgresConnections(new pg.Pool(poolConfig({ url, poolSize: 1 })));
      await seedPayments(createDatabase(connect, postgresDialect), count);
      await close();
      // Autovacuum does this by itself, sooner or later.
      await client.query(`set search_path = seeded_${count}`);
      for (const table of ["attempts", "archive", "search_states", "search_terms"]) {
        await client.query(`vacuum analyze ${table}`);
      }
      await client.query("checkpoint");
      await client.end();
      return journal;
    },
    close: () => server.close(),
  };
}
