import pg from "pg";
import { expect, test } from "vitest";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { openPostgresConnections } from "./connections.js";

const one = { text: "select 1 as one", parameters: [] };

test("a connection that is cut between two messages of a transaction does not end the process", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase() });
  const { connect, close } = openPostgresConnections(pool);
  const ended = new Promise((resolve) => pool.on("connect", (client) => client.once("end", resolve)));
  const working = connect(async (send) => {
    const [, rows = []] = await send([{ text: "begin" }, { text: "select pg_backend_pid() as pid" }]);
    // The column of the query.
    const [backend] = rows as readonly { readonly pid: number }[];
    await pool.query("select pg_terminate_backend($1)", [backend?.pid]);
    // Vitest fails the run on an error that has no listener.
    await ended;
    await send([{ text: "select 1" }]);
  });
  await expect(working).rejects.toThrow(/not queryable|terminated/);
  expect(await connect((send) => send([one]))).toEqual([[{ one: 1 }]]);
  await close();
});

test("a connection whose answer timed out leaves the pool", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase(), query_timeout: 3_000 });
  const { connect, close } = openPostgresConnections(pool);
  const late = connect((send) => send([{ text: "select pg_sleep(20)" }]));
  await expect(late).rejects.toThrow("Query read timeout");
  expect(pool.totalCount).toBe(0);
  expect(await connect((send) => send([one]))).toEqual([[{ one: 1 }]]);
  expect(pool.totalCount).toBe(1);
  await close();
});

test("a journal may be closed more than once", async () => {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase() });
  const { connect, close } = openPostgresConnections(pool);
  await connect((send) => send([one]));
  await Promise.all([close(), close()]);
  await close();
  await expect(connect((send) => send([one]))).rejects.toThrow();
});
