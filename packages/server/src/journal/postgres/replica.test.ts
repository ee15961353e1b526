import pg from "pg";
import { expect, test, vi } from "vitest";
import { bringTo, newAttempt } from "../conformance/attempts.js";
import { startPostgresServer } from "../testing/postgres-on-demand.js";
import { openPostgresJournal } from "./open-postgres-journal.js";

test("searches and counts read from a hot standby, payments from the primary", async () => {
  const server = await startPostgresServer();
  const first = await openPostgresJournal({ url: server.url });
  await bringTo(first, "accepted", "R1", "4711");
  await first.close();
  const standby = await server.standby();
  const journal = await openPostgresJournal({ url: server.url, searchUrl: standby });
  const found = async () => (await journal.search({ limit: 10 })).attempts.map(({ reference }) => reference);
  expect(await found()).toEqual(["R1"]);
  expect((await journal.search({ text: "4711", limit: 10 })).attempts).toHaveLength(1);

  const replica = new pg.Client({ connectionString: standby });
  await replica.connect();
  await replica.query("select pg_wal_replay_pause()");
  await journal.open(newAttempt("R2"));
  expect(await journal.read("R2")).toBeDefined();
  expect(await found()).toEqual(["R1"]);
  expect(await journal.count({})).toEqual({ accepted: 1 });

  await replica.query("select pg_wal_replay_resume()");
  await replica.end();
  await vi.waitFor(async () => expect(await found()).toEqual(["R2", "R1"]), { timeout: 60_000 });
  await journal.close();
});
