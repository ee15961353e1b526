import type { Writable } from "node:stream";
import { PostgresDialect, type Dialect } from "kysely";
import type { Pool, PoolClient } from "pg";
import { createLastingPool } from "./pool.js";
import type { Connect, Rows, Statement } from "../sql/batch.js";

/** The two ways to a PostgreSQL database: for work that many share, and Kysely's. Both take connections of one pool. */
export function openPostgresConnections(pool: Pool): { readonly connect: Connect; readonly kysely: Dialect } {
  return {
    async connect(work) {
      const client = await pool.connect();
      let isSound = false;
      try {
        const result = await work((statements) => send(client, statements));
        isSound = true;
        return result;
      } finally {
        // One that has failed may be broken, or in a transaction still: the next one to have it would pay for that.
        client.release(!isSound);
      }
    },
    kysely: new PostgresDialect({ pool: createLastingPool(pool) }),
  };
}

/**
 * All of it goes out in one piece; the server works it off in order, and after a failure refuses the rest. Ends when all
 * is answered: what comes next on this connection must not rely on a statement that is about to be refused.
 */
async function send(client: PoolClient, statements: readonly Statement[]): Promise<readonly Rows[]> {
  const stream = streamOf(client);
  stream?.cork();
  const sent = statements.map(({ text, parameters }) =>
    client.query<object>(parameters ? { name: nameOf(text), text, values: [...parameters] } : text),
  );
  stream?.uncork();
  await Promise.allSettled(sent);
  const results = await Promise.all(sent);
  return results.map(({ rows }) => rows);
}

/** Not told of by pg's types. Without it each statement is written to the network by itself. */
function streamOf(client: PoolClient): Writable | undefined {
  return (client as { readonly connection?: { readonly stream?: Writable } }).connection?.stream;
}

const names = new Map<string, string>();

/** A named statement is planned once for each connection, which takes longer than to run it. There are about twenty. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `sips-${names.size + 1}`;
  names.set(text, name);
  return name;
}
