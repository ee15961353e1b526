import type { PoolConfig } from "pg";
import { JournalError } from "../journal-error.js";
import { startupOptions } from "./server-settings.js";

/** Settings of openPostgresJournal. */
export interface PostgresJournalSettings {
  /** `postgres://user:password@host:5432/database`, with `?sslmode=verify-full` where it leaves the machine. */
  readonly url: string;
  /** Maximum number of connections. Default: 10. */
  readonly poolSize?: number;
  /**
   * `transaction` through a pooler that may run each transaction on another connection, such as PgBouncer in that mode:
   * statements are not prepared, and the role needs settings, which an error lists. Also as `?pooling=transaction` in the
   * address. Default: `session`, also for direct connections.
   */
  readonly pooling?: "session" | "transaction" | undefined;
  /**
   * A read replica for searches, counts and exports, in the form of `url`. What they find may be as old as the replica is
   * late; payments never read from it. Default: `url`.
   */
  readonly searchUrl?: string | undefined;
}

// The last resort: it also ends queries to a server that has silently disappeared. The server's own time-outs are
// shorter.
const limits = { connectionTimeoutMillis: 5_000, query_timeout: 15_000 } satisfies PoolConfig;

/** How the journal connects. */
export function poolConfig(settings: PostgresJournalSettings): PoolConfig {
  const { url, poolSize = 10 } = settings;
  const address = new URL(url);
  const pooling = poolingOf(settings);
  address.searchParams.delete("pooling");
  if (pooling === "session") {
    // Options in the address take precedence over pg's own.
    const own = address.searchParams.get("options") ?? "";
    address.searchParams.set("options", `${startupOptions} ${own}`.trim());
  }
  return {
    connectionString: address.href,
    max: poolSize,
    // Pipelining: statements are sent without waiting for earlier answers.
    pipeline: true,
    keepAlive: true,
    application_name: "sips-journal",
    ...limits,
  };
}

/** Whether connections lead straight to PostgreSQL, or through a pooler in transaction mode. */
export function poolingOf({ url, pooling }: PostgresJournalSettings): "session" | "transaction" {
  const given = pooling ?? new URL(url).searchParams.get("pooling") ?? "session";
  if (given === "session" || given === "transaction") return given;
  throw new JournalError(
    "JOURNAL_ADDRESS_INVALID",
    "The journal's pooling is either session or transaction, such as ?pooling=transaction.",
  );
}

/** Throws JOURNAL_ADDRESS_INVALID for what is not the address of a PostgreSQL database. */
export function requireUrl(url: string): void {
  const isPostgres = /^postgres(ql)?:\/\//i.test(url) && URL.canParse(url);
  const database = isPostgres ? new URL(url).pathname.slice(1) : "";
  if (database !== "") return;
  throw new JournalError(
    "JOURNAL_ADDRESS_INVALID",
    "The address of the PostgreSQL journal should be like postgres://user:password@host:5432/database.",
  );
}
