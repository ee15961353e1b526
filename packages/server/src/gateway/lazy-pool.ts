import type { Pool } from "undici";

/** Connections to one host, and the code that makes them: loaded with the first call, so that an import costs little. */
export interface LazyPool {
  open(): Promise<Pool>;
  close(): Promise<void>;
}

/** Keeps up to `connections` of them open to an origin. */
export function lazyPool(origin: string, connections: number): LazyPool {
  let pool: Promise<Pool> | undefined;
  return {
    open: () =>
      (pool ??= import("undici").then(({ Pool }) => new Pool(origin, { connections, pipelining: 1 }))),
    close: async () => (await pool)?.close(),
  };
}
