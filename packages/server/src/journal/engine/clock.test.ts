import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReference } from "../../domain/reference.js";
import { newAttempt } from "../conformance/attempts.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import { startSqlClock } from "./clock.js";
import { sqliteDialect } from "./dialect.js";
import { openSqliteConnection } from "../sqlite/connection.js";
import { startSqliteThread } from "../sqlite/thread.js";
import type { Journal } from "../journal.js";
import { createDatabase, type Database } from "./database.js";

const minute = 60_000;
const patience = { timeout: 60_000 };
const noon = Date.UTC(2026, 10, 24, 12);

let journal: Journal;
let database: Database;
let elapsed: number;
let wallWrongMs: number;
let databaseWrongMs: number;
let isAway: boolean;

const truth = () => noon + elapsed;
const machine = { elapsed: () => elapsed, wall: () => truth() + wallWrongMs };
const readTime = () =>
  isAway ? Promise.reject(new Error("away")) : Promise.resolve(truth() + databaseWrongMs);

beforeEach(async () => {
  const connection = openSqliteConnection(startSqliteThread(":memory:"));
  database = createDatabase(connection.connect, sqliteDialect);
  journal = await createSqlJournal({ dialect: sqliteDialect, ...connection });
  [elapsed, wallWrongMs, databaseWrongMs, isAway] = [5_000, 0, 0, false];
});
afterEach(() => journal.close());

test("follows the database's clock, and tells how far the machine's clock differs", async () => {
  wallWrongMs = 21 * minute;
  const clock = await startSqlClock(database, readTime, machine);
  expect(clock.now()).toBe(truth());
  expect(clock.skewMs()).toBe(21 * minute);
});

test("is measured again once a minute while in use", async () => {
  const clock = await startSqlClock(database, readTime, machine);
  databaseWrongMs = 90 * minute;
  elapsed += minute / 2;
  expect(clock.now()).toBe(truth());
  elapsed += minute / 2;
  clock.now();
  await vi.waitFor(() => expect(clock.now()).toBe(truth() + 90 * minute), patience);
});

test("a failover to a database whose clock is behind neither stops the clock nor sets it back", async () => {
  const clock = await startSqlClock(database, readTime, machine);
  isAway = true;
  elapsed += 10 * minute;
  expect(clock.now()).toBe(truth());
  isAway = false;
  databaseWrongMs = -90 * minute;
  for (let round = 0; round < 5; round += 1) {
    elapsed += minute;
    expect(clock.now()).toBe(truth());
    // Lets the measurement under way finish.
    await journal.read("R1");
    await journal.read("R1");
  }
});

test("is measured at once after the machine was suspended", async () => {
  const clock = await startSqlClock(database, readTime, machine);
  // The monotonic clock has stopped meanwhile, the others have not.
  wallWrongMs = databaseWrongMs = 60 * minute;
  clock.now();
  await vi.waitFor(() => expect(clock.now()).toBe(truth() + 60 * minute), patience);
});

test.each([1, 21, 90])(
  "a wall clock put back by %i minutes is not followed, nor by the next process",
  async (minutes) => {
    const clock = await startSqlClock(database, undefined, machine);
    const createdAt = clock.now();
    await journal.open({ ...newAttempt(createReference(createdAt)), createdAt });
    wallWrongMs = -minutes * minute;
    elapsed += 1_000;
    expect(clock.now()).toBe(truth());
    const next = await startSqlClock(database, undefined, machine);
    expect(next.now()).toBeGreaterThanOrEqual(createdAt);
    expect(next.now()).toBeLessThanOrEqual(truth());
  },
);
