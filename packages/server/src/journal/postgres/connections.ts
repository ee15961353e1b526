import type { Writable } from "node:stream";
import type { Pool, PoolClient } from "pg";
import type { Connect, Rows, Statement } from "../sql/batch.js";

/** The way to a PostgreSQL database. Each work has a connection of the pool for itself; closing waits for all of them. */
export function openPostgresConnections(pool: Pool): {
  readonly connect: Connect;
  readonly close: () => Promise<void>;
} {
  surviveBrokenConnections(pool);
  let closing: Promise<void> | undefined;
  return {
    async connect(work) {
      const client = await pool.connect();
      let isSound = false;
      try {
        const result = await work((statements) => send(client, statements));
        isSound = true;
        return result;
      } finally {
        // One that has failed may be broken, in a transaction still, or about to have an answer that came too late: the
        // next one to have it would pay for that.
        client.release(!isSound);
      }
    },
    // pg takes a second end for a mistake.
    close: () => (closing ??= pool.end()),
  };
}

/** pg tells of a broken connection by an `error` event, which ends the whole process when nobody listens. */
function surviveBrokenConnections(pool: Pool): void {
  // The pool drops such a connection by itself, and the query under way has its own error.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
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

/** A named statement is planned once for each connection, which takes longer than to run it. There are about forty. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `sips-${names.size + 1}`;
  names.set(text, name);
  return name;
}
