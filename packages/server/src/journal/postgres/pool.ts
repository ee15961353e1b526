import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/**
 * A pool that outlives its server. pg tells of a broken connection by an `error` event, which ends the whole process
 * when nobody listens; and it gives out again a connection whose answer did not come in time, with the old answer
 * still on its way.
 */
export function createLastingPool(pool: Pool): PostgresPool {
  // The pool drops such a connection by itself, and the query under way has its own error.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    connect: async () => watch(await pool.connect()),
    end: () => pool.end(),
  };
}

function watch(client: PoolClient): PostgresPoolClient {
  let isUnanswered = false;
  // Kysely sends text with parameters, or a cursor; pg takes both by the same name.
  const send = client.query.bind(client) as (...input: readonly unknown[]) => unknown;
  const query = (...input: readonly unknown[]): unknown => {
    const answer = send(...input);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (error instanceof Error && error.message === "Query read timeout") isUnanswered = true;
      throw error;
    });
  };
  return {
    // The two forms that Kysely calls are the two that pg's own method has.
    query: query as PostgresPoolClient["query"],
    release: () => client.release(isUnanswered),
  };
}
