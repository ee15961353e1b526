import { rm } from "node:fs/promises";
import Database from "libsql";
import { expect, test } from "vitest";
import { newAttempt } from "./battery/attempts.js";
import { createSqliteFolder } from "./battery/sqlite-folder.js";
import { journalBattery } from "./journal-battery.js";
import { openSqliteJournal } from "./sqlite.js";

const createFolder = () => createSqliteFolder("deep", "er");

journalBattery("SQLite", async () => {
  const { folder, file } = await createFolder();
  return {
    open: () => openSqliteJournal({ file }),
    address: `sqlite:${file}`,
    remove: () => rm(folder, { recursive: true }),
  };
});

test("while another process writes, this one waits without standing still", async () => {
  const { folder, file } = await createFolder();
  const journal = await openSqliteJournal({ file });
  const other = new Database(file);
  other.exec("begin immediate");
  let isWritten = false;
  const writing = journal.open(newAttempt("R1")).then(() => (isWritten = true));
  // Timers run meanwhile, and what is only read is read.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isWritten).toBe(false);
  other.exec("commit");
  await writing;
  expect(await journal.read("R1")).toMatchObject({ state: "opened" });
  other.close();
  await journal.close();
  await rm(folder, { recursive: true });
});

test("tables of a newer version are left alone", async () => {
  const { folder, file } = await createFolder();
  await (await openSqliteJournal({ file })).close();
  const database = new Database(file);
  database.exec("insert into sips_migrations (name) values ('999-later')");
  database.close();
  await expect(openSqliteJournal({ file })).rejects.toMatchObject({ code: "JOURNAL_FROM_NEWER_VERSION" });
  await rm(folder, { recursive: true });
});

test("a process that dies between two tables leaves a journal that opens", async () => {
  const { folder, file } = await createFolder();
  await (await openSqliteJournal({ file })).close();
  const database = new Database(file);
  // As it was before the last migration, and as it must be after it was rolled back.
  database.exec("drop table archive; delete from sips_migrations where name = '004-archive'");
  database.close();
  const journal = await openSqliteJournal({ file });
  expect(await journal.archive({ now: 0, olderThanMs: 0 })).toBe(0);
  await journal.close();
  await rm(folder, { recursive: true });
});
