import type { Writable } from "node:stream";
import type { Pool, PoolClient } from "pg";
import type { Connect, Rows, Send, Statement } from "../engine/batch.js";

/**
 * Connections to a PostgreSQL database. Each unit of work has a pooled connection to itself; closing waits for all.
 *
 * @param isPrepared false behind a pooler that may run the next transaction on another connection, where a prepared
 *   statement is unknown. Default: true
 */
export function openPostgresConnections(
  pool: Pool,
  { isPrepared = true }: { readonly isPrepared?: boolean } = {},
): {
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
        const result = await work(
          isPrepared ? (statements) => send(client, statements, isPrepared) : behindPooler(client),
        );
        isSound = true;
        return result;
      } finally {
        // A failed connection may be broken, still in a transaction, or about to receive a late answer, so it is not
        // reused.
        client.release(!isSound);
      }
    },
    // pg rejects a second end().
    close: () => (closing ??= pool.end()),
  };
}

/** pg emits `error` when a connection breaks, which ends the process if there is no listener. */
function surviveBrokenConnections(pool: Pool): void {
  // The pool drops such a connection by itself, and the query under way has its own error.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
}

/**
 * Sends statements over a pooler that may lend its connection to the server to others as soon as that is in no
 * transaction. PgBouncer 1.18 does so even while a statement that was sent behind another one has arrived in part: its rest
 * goes to another connection, where it is garbage. So outside of a transaction each statement waits for the answer to the
 * one before it.
 */
function behindPooler(client: PoolClient): Send {
  let isInTransaction = false;
  return async (statements) => {
    if (beginsTransaction(statements)) isInTransaction = true;
    if (isInTransaction) return send(client, statements, false);
    const results: Rows[] = [];
    for (const statement of statements) results.push(...(await send(client, [statement], false)));
    return results;
  };
}

/** A unit of work has one transaction at most, which nothing follows. */
function beginsTransaction([first]: readonly Statement[]): boolean {
  return first !== undefined && /^begin\b/.test(first.text);
}

/**
 * Sends all statements in one write (pipelining); the server runs them in order, and after a failure rejects the rest.
 * Resolves when all are answered, so that what follows on this connection does not rely on a statement that is about to
 * fail.
 */
async function send(
  client: PoolClient,
  statements: readonly Statement[],
  isPrepared: boolean,
): Promise<readonly Rows[]> {
  const stream = streamOf(client);
  stream?.cork();
  const sent = statements.map(({ text, parameters }) =>
    client.query<object>(
      parameters ? { ...(isPrepared && { name: nameOf(text) }), text, values: [...parameters] } : text,
    ),
  );
  stream?.uncork();
  await Promise.allSettled(sent);
  const results = await Promise.all(sent);
  return results.map(({ rows }) => rows);
}

/** Missing from pg's types. Without it, each statement is a network write of its own. */
function streamOf(client: PoolClient): Writable | undefined {
  return (client as { readonly connection?: { readonly stream?: Writable } }).connection?.stream;
}

const names = new Map<string, string>();

/** A named statement is planned once per connection; planning takes longer than running it. There are about forty. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `sips-${names.size + 1}`;
  names.set(text, name);
  return name;
}
