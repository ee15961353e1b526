import pg from "pg";
import { expect, test } from "vitest";
import { createPostgresDatabase } from "../testing/postgres-door.js";
import { createLastingPool } from "./pool.js";

test("a connection that is cut between two queries of a transaction ends no process", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase() });
  const lasting = createLastingPool(pool);
  const ended = new Promise((resolve) => pool.on("connect", (client) => client.once("end", resolve)));
  const client = await lasting.connect();
  await client.query("begin", []);
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid", []);
  await pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  // Vitest fails the run on an error that nobody has listened to.
  await ended;
  await expect(client.query("select 1", [])).rejects.toThrow(/not queryable|terminated/);
  client.release();
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await lasting.end();
});

test("a connection whose answer did not come in time is not given out again", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase(), query_timeout: 3_000 });
  const lasting = createLastingPool(pool);
  const client = await lasting.connect();
  await expect(client.query("select pg_sleep(20)", [])).rejects.toThrow("Query read timeout");
  client.release();
  expect(pool.totalCount).toBe(0);
  const next = await lasting.connect();
  expect((await next.query("select 1 as one", [])).rows).toEqual([{ one: 1 }]);
  next.release();
  expect(pool.totalCount).toBe(1);
  await lasting.end();
});
