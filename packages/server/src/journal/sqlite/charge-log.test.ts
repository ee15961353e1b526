import { execFile } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { readChargeLog } from "./charge-log.js";
import { openSqliteJournal } from "./open-sqlite-journal.js";

const source = fileURLToPath(new URL("charge-log.ts", import.meta.url));
let folder: string;

beforeEach(async () => {
  ({ folder } = await createSqliteFolder());
});
afterEach(() => rm(folder, { recursive: true }));

/** Appends records of these lengths in a process whose files may not grow beyond 32 kB; gives what became of each. */
async function appendsWithLittleRoom(lengths: readonly number[]): Promise<string> {
  const program = `import { openChargeLog } from ${JSON.stringify(source)};
    const log = openChargeLog(${JSON.stringify(folder)}, async () => true);
    for (const length of ${JSON.stringify(lengths)}) {
      const attempt = { reference: String(length), orderId: "x".repeat(length) };
      console.log(await log.append({ attempt }).then(() => "kept", ({ code }) => code));
    }
    await log.close();`;
  // The limit's signal is ignored, so that a write beyond it ends in the middle, as on a full disk.
  const limited = `trap "" XFSZ; ulimit -f 64; exec "$0" "$@"`;
  const node = ["--import", import.meta.resolve("tsx"), "--conditions=source", "--input-type=module"];
  const { stdout } = await promisify(execFile)(
    "/bin/sh",
    ["-c", limited, process.execPath, ...node, "--eval", program],
    { env: { ...process.env, TSX_DISABLE_CACHE: "1" } },
  );
  return stdout;
}

test("a line that the disk had no room for damages no other line", async () => {
  expect(await appendsWithLittleRoom([100, 50_000, 200, 60_000, 300])).toBe(
    "kept\nEFBIG\nkept\nEFBIG\nkept\n",
  );
  const { records, damaged } = await readChargeLog(folder);
  expect(records.map(({ attempt }) => attempt?.reference)).toEqual(["100", "200", "300"]);
  expect(damaged).toBe(0);
});

test("a file that another process removes meanwhile keeps no journal from being opened", async () => {
  const file = join(folder, "journal.db");
  await mkdir(`${file}-charges`);
  // Listed, and gone when it is looked at.
  await symlink("removed", join(`${file}-charges`, "000001780000000-1-1.log"));
  const journal = await openSqliteJournal({ file });
  expect(journal.restored).toMatchObject({ attempts: 0, damaged: 0 });
  await journal.close();
});

test("a log that cannot be read is named, like a database that cannot be", async () => {
  const file = join(folder, "journal.db");
  await writeFile(`${file}-charges`, "no folder");
  await expect(openSqliteJournal({ file })).rejects.toMatchObject({
    code: "JOURNAL_FILE_UNUSABLE",
    message: expect.stringContaining(`${file}-charges`),
  });
});
