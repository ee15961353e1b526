import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { createGateway } from "../gateway/create-gateway.js";
import { createPostgresDatabase, startPostgresServer } from "../journal/testing/postgres-on-demand.js";
import type { Journal } from "../journal/journal.js";
import { openPostgresJournal, openSqliteJournal } from "../journal/open-journal.js";
import type { LimitsJournal } from "../journal/limits-journal.js";
import { createPayments } from "./create-payments.js";
import type { Payments } from "./payments.js";
import type { Timers } from "../runtime/timers.js";

const shop = { merchantId: "002001000000001", secretKey: "002001000000001_KEY1", keyVersion: "1" };
let journal: Journal;
afterEach(() => journal.close());

function paymentsOver(over: Journal, more: { readonly timers?: Timers } = {}): Payments {
  return createPayments({
    // Nothing here calls it.
    gateway: createGateway({ url: "http://127.0.0.1:1", ...shop }),
    journal: over,
    publicUrl: "https://shop.example/sips",
    signingKeys: [{ id: "1", secret: "a secret of the tests, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/result",
    ...more,
  });
}

/** Each check comes a second after the other, so that none is answered from the cache. */
function virtualTimers() {
  let elapsed = 0;
  const due: (() => void)[] = [];
  const timers: Timers = {
    elapsed: () => (elapsed += 2_000),
    after(_ms, run) {
      due.push(run);
      return () => {};
    },
  };
  return { timers, runDue: () => due.splice(0).forEach((run) => run()) };
}

test("PostgreSQL that rejects writes because its disk is full: not ready, although it can be read", async () => {
  const url = await createPostgresDatabase();
  journal = await openPostgresJournal({ url });
  const payments = paymentsOver(journal, { timers: virtualTimers().timers });
  expect(await payments.readiness()).toMatchObject({ isReady: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create function full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
     create trigger full_disk before insert or update on limits execute function full_disk()`,
  );
  expect(await payments.readiness()).toMatchObject({ isReady: false, reason: "journal-not-writable" });
  expect(await journal.read("R1")).toBeUndefined();
  await client.query("drop trigger full_disk on limits");
  expect(await payments.readiness()).toMatchObject({ isReady: true });
  await client.end();
});

test("PostgreSQL that is down: not ready, and ready again when it is back", async () => {
  const server = await startPostgresServer();
  journal = await openPostgresJournal({ url: server.url });
  const payments = paymentsOver(journal, { timers: virtualTimers().timers });
  expect(await payments.isReady()).toBe(true);
  await server.stop();
  expect(await payments.readiness()).toMatchObject({ isReady: false, reason: "journal-not-writable" });
  await server.start();
  expect(await payments.isReady()).toBe(true);
});

/** A journal whose counters do what the test says. */
function withCount(count: LimitsJournal["count"]): Journal {
  return { ...journal, limits: { ...journal.limits, count } };
}

test("however often it is called, it writes once a second, to the same row", async () => {
  journal = await openSqliteJournal({ file: ":memory:" });
  const keys: string[] = [];
  const payments = paymentsOver(
    withCount((tries) => {
      keys.push(...tries.counted.map(({ key }) => key));
      return journal.limits.count(tries);
    }),
    { timers: { elapsed: () => 5_000, after: () => () => {} } },
  );
  const asked = await Promise.all(Array.from({ length: 50 }, () => payments.isReady()));
  expect(new Set(asked)).toEqual(new Set([true]));
  await payments.isReady();
  expect(keys).toEqual(["readiness"]);
});

test("a write that hangs means not ready in time, and no second one is started meanwhile", async () => {
  journal = await openSqliteJournal({ file: ":memory:" });
  const { timers, runDue } = virtualTimers();
  let writes = 0;
  const payments = paymentsOver(
    withCount(() => {
      writes += 1;
      return new Promise(() => {});
    }),
    { timers },
  );
  for (let question = 0; question < 3; question += 1) {
    const answer = payments.readiness();
    runDue();
    expect(await answer).toMatchObject({ isReady: false });
  }
  expect(writes).toBe(1);
});

test("a process that is stopping says so", async () => {
  journal = await openSqliteJournal({ file: ":memory:" });
  const payments = paymentsOver(journal);
  await payments.close();
  expect(await payments.readiness()).toMatchObject({ isReady: false, reason: "stopping" });
});
