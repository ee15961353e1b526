import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresJournal, openSqliteJournal, type Journal } from "@sips-kit/server";
import { startPostgres } from "../scripts/postgres.mjs";
import { writePayments } from "./journal-payments.js";
import { openTelling } from "./tell-costs.js";

// How long it takes to archive payments that are over, and to purge them: archived ones, and ones that were not.
// SIPS_BENCH_ATTEMPTS changes their number.
const payments = Number(process.env["SIPS_BENCH_ATTEMPTS"] ?? 10_000);
const dayMs = 24 * 3_600_000;

const folder = await mkdtemp(join(tmpdir(), "sips-archive-"));
const postgres = await startPostgres();
const telling = await openTelling(postgres.url);
const stores: readonly (readonly [string, () => Promise<Journal>])[] = [
  ["SQLite", () => openSqliteJournal({ file: join(folder, "journal.db") })],
  ["PostgreSQL", () => openPostgresJournal({ url: postgres.url })],
];
console.log("\nArchiving and purging in one process");
for (const [name, open] of stores) {
  const journal = await open();
  const old = { now: Date.now() + 40 * dayMs, olderThanMs: 30 * dayMs };
  const tell = (what: string, work: () => Promise<number>) =>
    telling.tell(`${name}, ${payments} ${what}`, payments, async () => {
      const done = await work();
      if (done !== payments) throw new Error(`${done} of ${payments} were ${what}`);
    });
  await fill(journal);
  await tell("archived", () => journal.archive(old));
  await tell("purged from the archive", () => journal.purge(old));
  await fill(journal);
  await tell("purged", () => journal.purge(old));
  await journal.close();
}
await telling.close();
await postgres.close();
await rm(folder, { recursive: true });

async function fill(journal: Journal): Promise<void> {
  for (let left = payments; left > 0; left -= 500) await writePayments(journal, Math.min(500, left));
}
