import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, test } from "vitest";
import { bringTo, newAttempt, start } from "../conformance/attempts.js";
import { deleteRows } from "../testing/delete-rows.js";
import { createPostgresDatabase, startPostgresServer } from "../testing/postgres-on-demand.js";
import { severalProcesses, type AddressedPlace } from "../testing/several-processes.js";
import { journalConformance } from "../conformance/journal-conformance.js";
import { openPostgresJournal } from "./open-postgres-journal.js";

// Creating a schema takes less than creating a database, and the journal sees no difference.
const database = createPostgresDatabase();
let schemas = 0;

async function createPlace(): Promise<AddressedPlace> {
  const url = new URL(await database);
  schemas += 1;
  await query(url.href, `create schema place_${schemas}`);
  url.searchParams.set("options", `-c search_path=place_${schemas}`);
  return {
    open: () => openPostgresJournal({ url: url.href, poolSize: 4 }),
    address: url.href,
    remove: async () => {},
  };
}

/** The tables of the test before, emptied. */
let emptied: Promise<AddressedPlace> | undefined;
async function reusePlace(): Promise<AddressedPlace> {
  const place = await (emptied ??= createPlace());
  return { ...place, remove: () => deleteRows(place.address) };
}

journalConformance("PostgreSQL", reusePlace);
severalProcesses("PostgreSQL", createPlace);

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test("a locked row is skipped by leases, and fails a move in time", async () => {
  const url = await createPostgresDatabase();
  const journal = await openPostgresJournal({ url });
  await journal.open(newAttempt("R1"));
  await journal.open(newAttempt("R2"));
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("begin; select * from due_checks where reference = 'R1' for update");

  const leased = await journal.leaseChecks({ now: start * 2, leaseMs: 1, limit: 10 });
  expect(leased.map((attempt) => attempt.reference)).toEqual(["R2"]);
  expect(await journal.leaseOne("R1", "check", { now: start * 2, leaseMs: 1 })).toBe(false);
  await other.query("select * from attempts where reference = 'R1' for update");
  const startedAt = performance.now();
  await expect(journal.move("R1", { to: "starting", at: start, what: "tried" })).rejects.toMatchObject({
    code: "55P03",
  });
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  await other.query("rollback");
  expect((await journal.move("R1", { to: "starting", at: start, what: "tried" })).kind).toBe("moved");
  await other.end();
  await journal.close();
});

test("once the tables exist, a role needs no right to create any", async () => {
  const url = await createPostgresDatabase();
  await (await openPostgresJournal({ url })).close();
  const role = `shop_${new URL(url).pathname.slice(1)}`;
  await query(
    url,
    `create role ${role} login; grant select, insert, update, delete on all tables in schema public to ${role}`,
  );
  const journal = await openPostgresJournal({ url: url.replace("//sips@", `//${role}@`) });
  await bringTo(journal, "charging", "R1");
  expect(await journal.read("R1")).toMatchObject({ state: "charging" });
  await journal.close();
});

test("a schema in front of one with a journal gets a journal of its own", async () => {
  const url = new URL(await createPostgresDatabase());
  const shop = await openPostgresJournal({ url: url.href });
  await shop.open(newAttempt("R1"));
  await query(url.href, "create schema other");
  url.searchParams.set("options", "-c search_path=other,public");
  const other = await openPostgresJournal({ url: url.href });
  expect(await other.read("R1")).toBeUndefined();
  await other.close();
  await shop.close();
});

test("the database restarts and crashes: the same journal continues, and the process keeps running", async () => {
  const server = await startPostgresServer();
  const journal = await openPostgresJournal({ url: server.url, poolSize: 3 });
  for (const down of [server.stop, server.crash]) {
    const reference = down === server.stop ? "R1" : "R2";
    await bringTo(journal, "charging", reference);
    // Several connections, idle and in the middle of a query.
    const under_way = Promise.allSettled(Array.from({ length: 20 }, () => journal.read(reference)));
    await down();
    await under_way;
    await expect(journal.read(reference)).rejects.toThrow();
    await server.start();
    const moved = await journal.move(reference, { to: "accepted", at: start, what: "answered" });
    expect(moved.kind).toBe("moved");
  }
  await journal.close();
});

test("a connection is cut in the middle of a transaction: it is rolled back, and the process keeps running", async () => {
  const url = await createPostgresDatabase();
  const journal = await openPostgresJournal({ url });
  await bringTo(journal, "charging", "R1");
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("begin; lock table due_checks in access exclusive mode");
  // The move has changed the attempt and is waiting to write what is due.
  const moving = journal.move("R1", { to: "accepted", at: start, what: "answered" });
  const failed = expect(moving).rejects.toThrow(/terminat/);
  for (let cut = 0; cut === 0;) {
    const { rows } = await other.query<{ cut: boolean }>(
      "select pg_terminate_backend(pid) as cut from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    cut = rows.length;
  }
  await failed;
  await other.query("rollback");
  await other.end();
  expect(await journal.read("R1")).toMatchObject({ state: "charging", version: 3 });
  expect((await journal.move("R1", { to: "accepted", at: start, what: "answered" })).kind).toBe("moved");
  await journal.close();
});

test("ids are compared byte by byte, whatever the database's locale", async () => {
  const url = await createPostgresDatabase();
  await (await openPostgresJournal({ url })).close();
  const rows = await query(
    url,
    `select table_name, column_name, collation_name from information_schema.columns
     where column_name in ('reference', 'order_id', 'idempotency_key', 'key', 'text', 'card', 'card_end') and table_schema = current_schema()`,
  );
  expect(rows).toHaveLength(21);
  expect(new Set(rows.map((row) => row["collation_name"]))).toEqual(new Set(["C"]));
});

test.each(["postgres://host", "mysql://host/db", "host/db", ""])(
  "%j is not the address of a PostgreSQL database",
  async (url) => {
    await expect(openPostgresJournal({ url })).rejects.toMatchObject({ code: "JOURNAL_ADDRESS_INVALID" });
  },
);

test("an unreachable server is reported within seconds, without the password", async () => {
  const error: unknown = await openPostgresJournal({ url: "postgres://shop:hush@127.0.0.1:1/db" }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "JOURNAL_DATABASE_UNUSABLE" });
  expect(String(error)).toMatch(/PostgreSQL.*ECONNREFUSED.*Check/);
  expect(String(error)).not.toContain("hush");
});

test("a database that does not exist is told as what it is", async () => {
  const url = new URL(await createPostgresDatabase());
  url.pathname = "/nowhere";
  await expect(openPostgresJournal({ url: url.href })).rejects.toMatchObject({
    code: "JOURNAL_DATABASE_UNUSABLE",
    message: expect.stringContaining('database "nowhere" does not exist'),
  });
});

test("without the package pg, the error says what to install", async () => {
  // A process in which pg cannot be found, as on a machine that has only SQLite.
  const hook = `export const resolve = (name, context, next) => {
    if (name === "pg") throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
    return next(name, context);
  }`;
  const asModule = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
  const register = `import { register } from "node:module"; register(${JSON.stringify(asModule(hook))});`;
  const program = fileURLToPath(new URL("../testing/paying-process.ts", import.meta.url));
  const node = [
    "--conditions=source",
    "--import",
    import.meta.resolve("tsx"),
    "--import",
    asModule(register),
  ];
  const child = spawn(process.execPath, [...node, program, "postgres://shop@127.0.0.1/db", "first", "1"]);
  expect(await text(child.stderr)).toContain("run `npm install pg@8`");
});
