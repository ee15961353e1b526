import pg from "pg";
import { expect, test } from "vitest";
import type { JournalPlace } from "../conformance/journal-conformance.js";
import { journalConformance } from "../conformance/journal-conformance.js";
import { startPostgresServer } from "../testing/postgres-door.js";
import { openPostgresJournal } from "./postgres.js";

/** PgBouncer in transaction mode: three connections to the server, and each transaction takes the next one. */
const pooled = startPooled();

async function startPooled(): Promise<{ readonly url: string; readonly refusal: Error }> {
  const server = await startPostgresServer();
  const url = await server.pooler();
  const refusal = await openPostgresJournal({ url, pooling: "transaction" }).then(
    () => new Error("was opened"),
    (error: Error) => error,
  );
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const [statement] of refusal.message.matchAll(/alter role [^;]+;/g)) await client.query(statement);
  // The pooler's connections began before.
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user",
  );
  await client.end();
  return { url, refusal };
}

async function createPlace(): Promise<JournalPlace> {
  const { url } = await pooled;
  return {
    open: () => openPostgresJournal({ url: `${url}?pooling=transaction`, poolSize: 4 }),
    async remove() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(
        `begin read write;
         do $$ declare name text; begin
           for name in select tablename from pg_tables where schemaname = 'public' loop
             execute 'drop table ' || quote_ident(name);
           end loop;
         end $$;
         commit`,
      );
      await client.end();
    },
  };
}

journalConformance("PostgreSQL behind PgBouncer in transaction mode", createPlace);

test("without the role's settings the journal does not open, and says which statements set them", async () => {
  const { refusal } = await pooled;
  expect(refusal).toMatchObject({ code: "JOURNAL_ROLE_SETTINGS_MISSING" });
  expect(refusal.message).toContain("alter role sips set default_transaction_read_only = 'on';");
});

test("an unknown way of pooling is refused", async () => {
  const { url } = await pooled;
  const opening = openPostgresJournal({ url: `${url}?pooling=statement` });
  await expect(opening).rejects.toMatchObject({ code: "JOURNAL_ADDRESS_INVALID" });
});
