import type { Pool } from "undici";
import { post } from "./post.js";
import type { Transport } from "./transport.js";

/** Keeps up to `connections` connections to one origin. Their code is loaded with the first call: an import costs little. */
export function httpTransport(origin: string, connections: number): Transport {
  let pool: Promise<Pool> | undefined;
  const open = () =>
    (pool ??= import("undici").then(({ Pool }) => new Pool(origin, { connections, pipelining: 1 })));
  return {
    post: (path, body, limits) => post(open, path, body, limits),
    close: async () => (await pool)?.close(),
  };
}
