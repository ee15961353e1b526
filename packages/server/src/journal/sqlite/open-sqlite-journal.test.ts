import { chmod, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { newAttempt } from "../conformance/attempts.js";
import { severalProcesses, type AddressedPlace } from "../testing/several-processes.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { journalConformance } from "../conformance/journal-conformance.js";
import { openSqliteJournal } from "./open-sqlite-journal.js";

const createFolder = () => createSqliteFolder("deep", "er");

async function createPlace(): Promise<AddressedPlace> {
  const { folder, file } = await createFolder();
  return {
    open: () => openSqliteJournal({ file }),
    address: `sqlite:${file}`,
    remove: () => rm(folder, { recursive: true }),
  };
}

journalConformance("SQLite", createPlace);
severalProcesses("SQLite", createPlace);

test("while another process writes, this one waits without blocking", async () => {
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

test("only the owner can read the journal, new or reopened after its mode was wider", async () => {
  const umask = process.umask(0);
  const { folder, file } = await createFolder();
  try {
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    const modes = async () => {
      const names = (await readdir(dirname(file))).sort();
      const each = await Promise.all(names.map((name) => modeOf(join(dirname(file), name))));
      return Object.fromEntries(names.map((name, index) => [name, each[index]]));
    };
    const owned = { "journal.db": "600", "journal.db-shm": "600", "journal.db-wal": "600" };
    const first = await openSqliteJournal({ file });
    await first.open(newAttempt("R1"));
    expect(await modes()).toEqual(owned);
    expect(await modeOf(dirname(file))).toBe("700");
    expect(await modeOf(dirname(dirname(file)))).toBe("700");
    for (const name of Object.keys(owned)) await chmod(join(dirname(file), name), 0o666);
    const second = await openSqliteJournal({ file });
    expect(await second.read("R1")).toMatchObject({ state: "opened" });
    expect(await modes()).toEqual(owned);
    await first.close();
    await second.close();
  } finally {
    process.umask(umask);
    await rm(folder, { recursive: true });
  }
});
