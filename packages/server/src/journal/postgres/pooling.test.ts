import pg from "pg";
import { expect, test } from "vitest";
import { newAttempt } from "../conformance/attempts.js";
import type { JournalPlace } from "../conformance/journal-conformance.js";
import { journalConformance } from "../conformance/journal-conformance.js";
import { deleteRows } from "../testing/delete-rows.js";
import { startPostgresServer } from "../testing/postgres-on-demand.js";
import { openPostgresJournal } from "./open-postgres-journal.js";

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
    remove: () => deleteRows(url),
  };
}

journalConformance("PostgreSQL behind PgBouncer in transaction mode", createPlace);

test("a new journal that many processes open at once behind it is the same for all", async () => {
  const { url } = await pooled;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin read write; drop schema public cascade; create schema public; commit");
  await client.end();
  const { open } = await createPlace();
  const journals = await Promise.all(Array.from({ length: 6 }, open));
  await journals[0]?.open(newAttempt("R1"));
  for (const journal of journals) expect(await journal.read("R1")).toMatchObject({ state: "opened" });
  await Promise.all(journals.map((journal) => journal.close()));
});

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

test("reads that are sent together are not torn apart when the pooler changes the connection between them", async () => {
  const { open } = await createPlace();
  const journals = await Promise.all([open(), open(), open()]);
  // The pooler passes on a message of this length in parts.
  const orderIds = Array.from({ length: 2_000 }, (_, index) => `order-${index}-${"x".repeat(40)}`);
  for (let round = 0; round < 5; round += 1) {
    const reads = journals.flatMap((journal) => orderIds.map((orderId) => journal.listByOrder(orderId)));
    expect((await Promise.all(reads)).flat()).toEqual([]);
  }
  await Promise.all(journals.map((journal) => journal.close()));
});
