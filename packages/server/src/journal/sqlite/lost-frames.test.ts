import { cp, mkdir, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bringTo, newAttempt, start } from "../conformance/attempts.js";
import type { Journal } from "../journal.js";
import { createSqliteFolder } from "../testing/sqlite-folder.js";
import { openSqliteJournal } from "./open-sqlite-journal.js";

// A shop's machine has failed: SQLite's last writes are cut off or changed. SQLite then silently ignores those frames
// of its write-ahead log and all that follow.
const headerBytes = 32;
const frameBytes = 24 + 4096;
// Each frame in `npm run test:long`, otherwise each third, others in each run.
const stride = process.env["SIPS_TEST_LONG"] === "1" ? 1 : 3;
const first = Math.floor(Math.random() * stride);
const orders = ["1", "2", "3", "4", "5", "6"] as const;

let folder: string;
let file: string;
let journal: Journal;

beforeEach(async () => {
  ({ folder, file } = await createSqliteFolder());
  // What is written only once is already in the database, so the write-ahead log contains only the payments.
  await (await openSqliteJournal({ file })).close();
  journal = await openSqliteJournal({ file });
});
afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true });
});

/** Charges an attempt as the checkout does, with a time at which the reconciler checks it. */
async function charge(reference: string, orderId: string, end?: "accepted" | "refused"): Promise<void> {
  await bringTo(journal, "starting", reference, orderId);
  await journal.move(reference, { to: "charging", at: start, what: "sent", checkAt: start + 60_000 });
  if (end) await journal.move(reference, { to: end, at: start, what: end });
}

/** Six orders: paid, refused, being charged, and one whose buyer is away and may be paying. */
async function sell(): Promise<void> {
  await charge("R1", "1", "accepted");
  await charge("R2", "2", "refused");
  await charge("R3", "3", "accepted");
  await bringTo(journal, "starting", "R4", "4");
  const away = { orderedAt: start, mayPayAway: true };
  await journal.move("R4", { to: "redirected", at: start, what: "away", facts: away, claimsOrder: true });
  await charge("R5", "5");
  await charge("R6", "6", "accepted");
}

/** Copies what is on disk now, as after a power failure, into another folder. */
async function copyDisk(name: string, leftOut: readonly string[] = []): Promise<string> {
  const target = join(folder, name);
  await mkdir(target);
  for (const one of [file, `${file}-wal`, `${file}-charges`]) {
    const from = join(target, one.slice(one.lastIndexOf("/") + 1));
    if (!leftOut.some((end) => one.endsWith(end))) await cp(one, from, { recursive: true });
  }
  return join(target, "journal.db");
}

async function walBytes(): Promise<number> {
  return (await readFile(`${file}-wal`)).length;
}

async function flip(path: string, position: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[position] = (bytes[position] ?? 0) ^ 0x10;
  await writeFile(path, bytes);
}

/** Opens what is left: each order that may have been charged is claimed, and its attempt is checked if in doubt. */
async function expectNoOrderIsFree(left: string): Promise<number> {
  const after = await openSqliteJournal({ file: left });
  const lease = { now: after.clock.now() + 120_000, leaseMs: 1, limit: 100 };
  const asked = (await after.leaseChecks(lease)).map(({ reference }) => reference);
  for (const orderId of orders) {
    const claimant = await after.findClaimant(orderId);
    if (claimant?.state === "charging") expect(asked, left).toContain(`R${orderId}`);
    if (claimant) expect(claimant.reference, left).toBe(`R${orderId}`);
    // The result was not lost.
    else
      expect(
        (await after.listByOrder(orderId)).map(({ state }) => state),
        left,
      ).toEqual(["refused"]);
  }
  const count = after.restored?.attempts ?? 0;
  expect(after.restored?.conflicts).toEqual([]);
  await after.close();
  const again = await openSqliteJournal({ file: left });
  expect(again.restored).toMatchObject({ attempts: 0, operations: 0 });
  await again.close();
  return count;
}

test("cut after each frame: no order that may be paid is free", async () => {
  await sell();
  const frames = Math.floor(((await walBytes()) - headerBytes) / frameBytes);
  const restored: number[] = [];
  for (let kept = 0; kept <= frames; kept += 1) {
    // The first and the last cut are always there.
    if (kept % stride !== first && kept !== 0 && kept !== frames) continue;
    const left = await copyDisk(`cut-${kept}`);
    await truncate(`${left}-wal`, headerBytes + kept * frameBytes);
    restored.push(await expectNoOrderIsFree(left));
  }
  expect(restored[0]).toBe(6);
  expect(restored.at(-1)).toBe(0);
});

test("a changed byte in any frame: no order that may be paid is free", async () => {
  await sell();
  const length = await walBytes();
  let count = 0;
  // This step hits headers and pages of the frames at varying positions.
  for (let position = 5 + first * 9_001; position < length; position += stride * 9_001) {
    const left = await copyDisk(`flip-${position}`);
    await flip(`${left}-wal`, position);
    count += await expectNoOrderIsFree(left);
  }
  expect(count).toBeGreaterThan(0);
});

test("a copy of the database without its -wal: no order that may be paid is free", async () => {
  await sell();
  expect(await expectNoOrderIsFree(await copyDisk("copy", ["-wal"]))).toBe(6);
});

test("a changed byte in the log damages one line, and has no effect while the database is complete", async () => {
  await sell();
  const [name = ""] = await readdir(`${file}-charges`);
  const { length } = await readFile(join(`${file}-charges`, name));
  for (let position = 0; position < length; position += 397) {
    const left = await copyDisk(`log-${position}`);
    await flip(join(`${left}-charges`, name), position);
    const after = await openSqliteJournal({ file: left });
    expect(after.restored).toMatchObject({ attempts: 0, conflicts: [] });
    // A changed end of line makes one broken line of two.
    expect(after.restored?.damaged).toBe(1);
    await after.close();
  }
});

test("a line that was being written when the machine failed is left out", async () => {
  await sell();
  const [name = ""] = await readdir(`${file}-charges`);
  const left = await copyDisk("torn", ["-wal"]);
  const log = join(`${left}-charges`, name);
  await truncate(log, (await readFile(log)).length - 40);
  const after = await openSqliteJournal({ file: left });
  expect(after.restored).toMatchObject({ attempts: 5, damaged: 1 });
  await after.close();
});

test("operations: no idempotency key is sent twice, and results are restored", async () => {
  const { operations } = journal;
  const request = { kind: "refund", reference: "R1", amountMinor: 500, createdAt: start, checkAt: start };
  for (const idempotencyKey of ["K1", "K2"]) {
    await operations.open({ ...request, kind: "refund", idempotencyKey });
    const before = { currentAmount: 2490, transactionStatus: "CAPTURED" };
    await operations.move(idempotencyKey, { to: "sending", at: start, what: "sent", before, sentAt: start });
    if (idempotencyKey === "K2") continue;
    await operations.move(idempotencyKey, { to: "accepted", at: start, what: "done", newAmount: 1990 });
  }
  const after = await openSqliteJournal({ file: await copyDisk("copy", ["-wal"]) });
  expect(after.restored).toMatchObject({ operations: 2, conflicts: [] });
  expect(await after.operations.read("K1")).toMatchObject({ state: "accepted", newAmount: 1990 });
  expect(await after.operations.read("K2")).toMatchObject({
    state: "sending",
    before: { currentAmount: 2490 },
  });
  expect(await after.operations.open({ ...request, kind: "refund", idempotencyKey: "K3" })).toMatchObject({
    kind: "busy",
    by: "K2",
  });
  await after.close();
});

test("an operation of which only the beginning is left gets all that its later moves had found out", async () => {
  const { operations } = journal;
  const own = { reference: "S1", idempotencyKey: "K1", createdAt: start, checkAt: start };
  const signature = { merchantWalletId: "ann" };
  await operations.open({ ...own, kind: "signMandate", signature });
  await operations.open({ ...own, kind: "charge", reference: "C1", idempotencyKey: "K2", amountMinor: 990 });
  const left = await copyDisk("copy", ["-charges"]);
  const sending = { to: "sending", at: start, what: "sent" } as const;
  await operations.move("K1", { ...sending, signature: { ...signature, mandateId: "M1" } });
  await operations.move("K2", sending);
  await operations.move("K2", { to: "refused", at: start, what: "declined", mustAuthenticate: true });
  await cp(`${file}-charges`, `${left}-charges`, { recursive: true });
  const after = await openSqliteJournal({ file: left });
  expect(after.restored).toMatchObject({ operations: 2, conflicts: [] });
  expect(await after.operations.read("K1")).toMatchObject({ signature: { mandateId: "M1" } });
  expect(await after.operations.read("K2")).toMatchObject({ state: "refused", mustAuthenticate: true });
  await after.close();
});

test("a shop with few payments: what is too old for the log no longer depends on the write-ahead log", async () => {
  await charge("R1", "1", "accepted");
  const fourDaysAgo = Date.now() / 1000 - 4 * 24 * 3_600;
  for (const name of await readdir(`${file}-charges`)) {
    await utimes(join(`${file}-charges`, name), fourDaysAgo, fourDaysAgo);
  }
  await (await openSqliteJournal({ file })).close();
  expect(await readdir(`${file}-charges`)).toEqual([]);
  const after = await openSqliteJournal({ file: await copyDisk("copy", ["-wal"]) });
  expect(await after.findClaimant("1")).toMatchObject({ reference: "R1", state: "accepted" });
  await after.close();
});

test("an attempt that ended while the log was missing is reported as a conflict", async () => {
  await sell();
  const left = await copyDisk("copy", ["-wal", "-charges"]);
  const without = await openSqliteJournal({ file: left });
  await without.open(newAttempt("R1", "1"));
  await without.move("R1", { to: "abandoned", at: start, what: "session ended" });
  await without.close();
  await cp(`${file}-charges`, `${left}-charges`, { recursive: true });
  const after = await openSqliteJournal({ file: left });
  expect(after.restored).toMatchObject({ conflicts: ["R1"] });
  await after.close();
});
