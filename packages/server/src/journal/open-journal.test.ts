import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { journalPlaceOf, openJournal, openSqliteJournal } from "./open-journal.js";

test.each([
  ["postgres://shop@db.example/payments", { url: "postgres://shop@db.example/payments" }],
  ["postgresql://db.example/payments", { url: "postgresql://db.example/payments" }],
  ["sqlite:./.data/journal.db", { file: "./.data/journal.db" }],
  ["sqlite:/var/lib/shop/journal.db", { file: "/var/lib/shop/journal.db" }],
  ["file:///var/lib/shop%20one/journal.db", { file: "/var/lib/shop one/journal.db" }],
  [".data/journal.db", { file: ".data/journal.db" }],
  ["journal.db", { file: "journal.db" }],
  [":memory:", { file: ":memory:" }],
  ["sqlite::memory:", { file: ":memory:" }],
])("%s names a journal", (address, place) => {
  expect(journalPlaceOf(address)).toEqual(place);
});

test.each([
  ["", /path of the SQLite file is missing/],
  ["sqlite:", /path of the SQLite file is missing/],
  ["sqlite://host/journal.db", /no host/],
  ["data/", /names a folder/],
  ["mysql://shop:hush@db/payments", /mysql: is no store/],
  ["libsql://shop:hush@db/payments", /libsql: is no store/],
  ["https://db/payments", /https: is no store/],
  ["file://elsewhere/journal.db", /not one of this machine/],
])("%j names none, and the message says why without the password", async (address, why) => {
  const error: unknown = await openJournal(address).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "JournalError", code: "JOURNAL_ADDRESS_INVALID" });
  expect(String(error)).toMatch(why);
  expect(String(error)).not.toContain("hush");
});

// It made a file of that name, each server its own, and two of them would have charged one order.
test.each([
  ["postgres://shop:hush@db/payments", /openSqliteJournal opens files only; openJournal opens this address/],
  ["mysql://shop:hush@db/payments", /mysql: is no store/],
])("the address %s of a database is no SQLite file", async (file, why) => {
  const error: unknown = await openSqliteJournal({ file }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "JournalError", code: "JOURNAL_ADDRESS_INVALID" });
  expect(String(error)).toMatch(why);
  expect(String(error)).not.toContain("hush");
});

test("a setting that is missing names none", async () => {
  // As JavaScript would give it.
  const missing = process.env["NO_SUCH_SETTING"] as string;
  await expect(openJournal(missing)).rejects.toMatchObject({ code: "JOURNAL_ADDRESS_INVALID" });
  await expect(openSqliteJournal({ file: missing })).rejects.toMatchObject({
    code: "JOURNAL_ADDRESS_INVALID",
  });
});

test("a SQLite file opens by its path, with the folders on the way", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sips-journal-"));
  const file = join(folder, "a b", "journal.db");
  const journal = await openJournal(pathToFileURL(file).href);
  expect(await journal.listByOrder("4711")).toEqual([]);
  expect(existsSync(file)).toBe(true);
  await journal.close();
  await rm(folder, { recursive: true });
});

describe("a SQLite file that cannot be used is named", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "sips-journal-"))));
  afterEach(() => rm(folder, { recursive: true }));

  const open = (file: string) => openJournal(file).catch((thrown: unknown) => thrown);

  test("another kind of file", async () => {
    const file = join(folder, "orders.json");
    await writeFile(file, JSON.stringify({ orders: "x".repeat(200) }));
    const message = expect.stringMatching(/orders\.json.*not a database/);
    expect(await open(file)).toMatchObject({ name: "JournalError", code: "JOURNAL_FILE_UNUSABLE", message });
  });

  test("a folder of that name", async () => {
    const file = join(folder, "journal.db");
    await mkdir(file);
    const message = expect.stringMatching(/journal\.db.* may write to the file and to its folder\.$/);
    expect(await open(file)).toMatchObject({ name: "JournalError", code: "JOURNAL_FILE_UNUSABLE", message });
  });

  test("a file below another file", async () => {
    await writeFile(join(folder, "data"), "");
    const file = join(folder, "data", "journal.db");
    const message = expect.stringContaining(file);
    expect(await open(file)).toMatchObject({ name: "JournalError", code: "JOURNAL_FILE_UNUSABLE", message });
  });

  test("a link to a folder that does not exist", async () => {
    await symlink(join(folder, "nowhere"), join(folder, "data"));
    const file = join(folder, "data", "journal.db");
    const message = expect.stringMatching(/EEXIST.*may write to the file and to its folder/);
    expect(await open(file)).toMatchObject({ name: "JournalError", code: "JOURNAL_FILE_UNUSABLE", message });
  });

  test("a path that is too long", async () => {
    const file = join(folder, "long".repeat(100), "journal.db");
    const message = expect.stringContaining("ENAMETOOLONG");
    expect(await open(file)).toMatchObject({ name: "JournalError", code: "JOURNAL_FILE_UNUSABLE", message });
  });

  // Node's own way of making folders never came back there, and held up the whole process.
  test.runIf(process.platform === "linux").each([
    ["/proc/sips-kit/journal.db", "ENOENT"],
    ["/proc/journal.db", "ENOENT"],
    ["/dev/null/journal.db", "EEXIST"],
  ])("a place that takes no files: %s", (file, why) => {
    const module = new URL("open-journal.ts", import.meta.url).href;
    const program = `import { openJournal } from "${module}"; await openJournal(${JSON.stringify(file)});`;
    const args = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", program];
    const { stderr, error } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 30_000 });
    expect(error).toBeUndefined();
    expect(stderr).toContain(`The SQLite file ${file} cannot be used as a journal: `);
    expect(stderr).toContain(why);
  });
});
