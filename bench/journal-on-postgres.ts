import { openPostgresJournal } from "@sips-kit/server";
import pg from "pg";
import { startPostgres } from "../scripts/postgres.mjs";
import type { StoreBench } from "./store-bench.js";

export async function openPostgresBench(): Promise<StoreBench> {
  const server = await startPostgres();
  const pool = new pg.Pool({ connectionString: server.url, max: 10 });
  await pool.query("create table floor (text text); create schema filled");
  const filledUrl = `${server.url}?options=-c%20search_path%3Dfilled`;
  const empty = await openPostgresJournal({ url: server.url });
  const filled = await openPostgresJournal({ url: filledUrl });
  return {
    name: "PostgreSQL",
    empty,
    filled,
    insert: () => pool.query("insert into floor values ($1)", ["x".repeat(100)]),
    async fill(attempts) {
      const client = new pg.Client({ connectionString: filledUrl });
      await client.connect();
      try {
        for (const statement of statements(attempts)) await client.query(statement);
      } finally {
        await client.end();
      }
    },
    async close() {
      await Promise.all([empty.close(), filled.close(), pool.end()]);
      await server.close();
    },
  };
}

function statements(attempts: number): readonly string[] {
  const history = `'[9,"a",2,{"r":"00","ai":"123456"}]
[8,"c",1,{"p":"5100##########00"}]
[7,"s",0]
'`;
  return [
    `insert into attempts (reference, order_id, state, version, payment_method, mode, amount_minor, currency_code,
       created_at, updated_at, expires_at, checks, notify_at, notified_at, passing, history)
     select '01' || lpad(n::text, 24, '0'), 'order-' || n, 'accepted', 4, 'card', 'hosted', 2490, '978',
       1700000000000 + n, 1700000000000 + n, 1700000900000 + n, 0, null, 1700000000000 + n, '', ${history}
     from generate_series(1, ${attempts}) as n`,
    "insert into order_claims (order_id, reference) select order_id, reference from attempts",
    "vacuum analyze attempts",
    "vacuum analyze order_claims",
    "checkpoint",
  ];
}
