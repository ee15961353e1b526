import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newAttempt } from "../conformance/attempts.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { openSqliteJournal } from "./open-sqlite-journal.js";

const source = fileURLToPath(new URL("open-sqlite-journal.ts", import.meta.url));
const fromSource = ["--import", import.meta.resolve("tsx"), "--conditions=source"];
let folder: string;
let file: string;

beforeEach(async () => {
  ({ folder, file } = await createSqliteFolder());
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a program of a shop that opens the journal, to its end; gives what it has said and how it has ended. */
async function run(node: readonly string[], cwd?: string) {
  const child = spawn(process.execPath, node, { cwd, timeout: 100_000 });
  const [said, faults, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { said, faults, code: code as unknown };
}

async function runFromSource(program: string) {
  const opening = `import { openSqliteJournal } from ${JSON.stringify(source)};
    const journal = await openSqliteJournal({ file: ${JSON.stringify(file)} });`;
  return run([...fromSource, "--input-type=module", "--eval", `${opening}\n${program}`]);
}

test("a process that waits for nothing ends, though its journal is open", async () => {
  const program = `await journal.listByOrder("4711"); await journal.read("R1"); console.log("read");`;
  expect(await runFromSource(program)).toEqual({ said: "read\n", faults: "", code: 0 });
});

test("a line of code that Node is given on its command line has a journal too", async () => {
  const program = `import(${JSON.stringify(source)}).then(async ({ openSqliteJournal }) => {
    const journal = await openSqliteJournal({ file: ${JSON.stringify(file)} });
    console.log((await journal.listByOrder("4711")).length);
  });`;
  expect(await run([...fromSource, "--eval", program])).toEqual({ said: "0\n", faults: "", code: 0 });
});

test("a process does not end before its last call has", async () => {
  const program = `void journal.open(${JSON.stringify(newAttempt("R1"))}).then(() => console.log("opened"));
    void journal.listByOrder("4711").then(() => console.log("asked"));`;
  const { said, faults, code } = await runFromSource(program);
  expect({ said: said.split("\n").sort(), faults, code }).toEqual({
    said: ["", "asked", "opened"],
    faults: "",
    code: 0,
  });
  const journal = await openSqliteJournal({ file });
  expect(await journal.read("R1")).toMatchObject({ state: "opened" });
  await journal.close();
});

test("a process ends when its journal is closed, and closing is waited for", async () => {
  const program = `void journal.close().then(() => console.log("closed"));`;
  expect(await runFromSource(program)).toEqual({ said: "closed\n", faults: "", code: 0 });
});

test("a file opened twice keeps its writes, whichever other process opens and closes it", async () => {
  const first = await openSqliteJournal({ file });
  await first.open(newAttempt("R1"));
  const second = await openSqliteJournal({ file });
  await second.close();
  expect(await runFromSource("await journal.close();")).toMatchObject({ faults: "", code: 0 });
  await first.open(newAttempt("R2"));
  const elsewhere = `console.log((await journal.read("R2"))?.state); await journal.close();`;
  expect(await runFromSource(elsewhere)).toMatchObject({ said: "opened\n", code: 0 });
  await first.close();
});

test.each(["esm", "cjs"] as const)(
  "a shop's bundle (%s, names made short) has a journal in another place",
  async (format) => {
    const place = join(folder, "shop");
    await mkdir(join(place, "node_modules"), { recursive: true });
    // What no bundle can hold is installed beside it.
    const libsql = dirname(createRequire(import.meta.url).resolve("libsql"));
    await symlink(await realpath(libsql), join(place, "node_modules", "libsql"));
    const outfile = join(place, format === "esm" ? "shop.mjs" : "shop.cjs");
    const program = `import { openSqliteJournal } from ${JSON.stringify(source)};
      async function sell() {
        const journal = await openSqliteJournal({ file: ${JSON.stringify(file)} });
        await journal.open(${JSON.stringify(newAttempt("R1"))});
        console.log((await journal.read("R1")).state);
        await journal.close();
      }
      void sell();`;
    await writeFile(join(folder, "sell.ts"), program);
    await build({
      entryPoints: [join(folder, "sell.ts")],
      outfile,
      format,
      bundle: true,
      platform: "node",
      target: "node20",
      conditions: ["source"],
      external: ["libsql"],
      minify: true,
      keepNames: true,
      logLevel: "error",
    });
    // From elsewhere, as a process manager starts it.
    expect(await run([outfile], tmpdir())).toEqual({ said: "opened\n", faults: "", code: 0 });
  },
);
