import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { openSqliteJournal } from "../sqlite/open-sqlite-journal.js";
import { startSqliteThread } from "../sqlite/thread.js";
import type { Statement } from "../engine/batch.js";
import { createDatabase, type Database } from "../engine/database.js";
import { sqliteDialect } from "../engine/dialect.js";
import { migrate, type Schema } from "./migrate.js";

let folder: string;
let file: string;

beforeEach(async () => {
  ({ folder, file } = await createSqliteFolder());
});
afterEach(() => rm(folder, { recursive: true }));

const first: Schema = {
  create: () => ["create table notes (text varchar(10))"],
  versions: { "001-notes": () => [] },
};
const second: Schema = {
  create: () => ["create table notes (text varchar(10), at bigint)"],
  versions: { ...first.versions, "002-times": () => ["alter table notes add column at bigint"] },
};

/** Runs work with the database, then closes the file. */
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { connect, close } = openSqliteConnection(startSqliteThread(file));
  try {
    return await work(createDatabase(connect, sqliteDialect));
  } finally {
    await close();
  }
}

const insertNote = { text: "insert into notes (text, at) values ('a', 1)" };
const versions: Statement = { text: "select name from sips_migrations order by name", parameters: [] };
const done = [{ name: "001-notes" }, { name: "002-times" }];

test("an older journal is migrated, each step once", async () => {
  await withDatabase((database) => migrate(database, first));
  for (let time = 0; time < 2; time += 1) await withDatabase((database) => migrate(database, second));
  await withDatabase(async (database) => {
    await database.transact(async (batch) => batch.tell(insertNote));
    expect(await database.read((batch) => batch.ask(versions))).toEqual(done);
  });
});

test("a new journal is created with the current tables, and no migration runs", async () => {
  await withDatabase(async (database) => {
    await migrate(database, second);
    await database.transact(async (batch) => batch.tell(insertNote));
    expect(await database.read((batch) => batch.ask(versions))).toEqual(done);
  });
});

test("tables of a newer version are refused", async () => {
  await withDatabase((database) => migrate(database, second));
  await withDatabase(async (database) => {
    await expect(migrate(database, first)).rejects.toMatchObject({ code: "JOURNAL_FROM_NEWER_VERSION" });
  });
});

test("a process that crashes after any statement leaves a journal that opens", async () => {
  const sent = await dieAfter(Number.POSITIVE_INFINITY);
  expect(sent).toBeGreaterThan(15);
  for (let statements = 1; statements < sent; statements += 1) {
    await rm(file, { force: true });
    await dieAfter(statements);
    const journal = await openSqliteJournal({ file });
    expect(await journal.archive({ now: 0, olderThanMs: 0 })).toBe(0);
    await journal.close();
  }
});

/** Creates the tables over a connection that is closed after some statements; returns how many it has sent. */
async function dieAfter(most: number): Promise<number> {
  const thread = startSqliteThread(file);
  let sent = 0;
  const { connect } = openSqliteConnection({
    ...thread,
    async run(statements) {
      const before = statements.slice(0, most - sent);
      sent += before.length;
      const answers = await thread.run(before);
      if (sent >= most) await thread.close();
      // The statements that were not sent find the file closed.
      return before.length < statements.length ? thread.run(statements) : answers;
    },
  });
  const migrating = migrate(createDatabase(connect, sqliteDialect));
  await (most === Number.POSITIVE_INFINITY
    ? migrating
    : expect(migrating).rejects.toMatchObject({ code: "JOURNAL_CLOSED" }));
  await thread.close();
  return sent;
}
