import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** What a PostgreSQL server has done since it started. */
export interface PostgresCosts {
  readonly walBytes: number;
  readonly updates: number;
  readonly hotUpdates: number;
  /** CPU time of its processes in milliseconds; NaN where the system does not report it. */
  readonly cpuMs: number;
}

/**
 * Bytes of the tables in which payments stay, with their indexes. Rate limit counters are left out, because they are
 * deleted after a while.
 */
const keptQuery = `select sum(pg_total_relation_size(oid))::float8 as kept from pg_class
  where relname in ('attempts', 'order_claims', 'search_states', 'search_terms') and relkind = 'r'`;

/** Reads a server's statistics over a connection of its own. */
export async function openPostgresCosts(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (query: string) => (await client.query<Record<string, number>>(query)).rows[0] ?? {};
  const { pid = 0 } = await ask("select pg_backend_pid() as pid");
  return {
    async read(): Promise<PostgresCosts> {
      const { wal = Number.NaN } = await ask("select (pg_current_wal_insert_lsn() - '0/0')::float8 as wal");
      const { updates = 0, hot = 0 } = await ask(
        `select sum(n_tup_upd)::float8 as updates, sum(n_tup_hot_upd)::float8 as hot
         from pg_stat_user_tables where relname = 'attempts'`,
      );
      return { walBytes: wal, updates, hotUpdates: hot, cpuMs: cpuOfSiblings(pid) };
    },
    attempts: async () =>
      (await ask("select count(*)::float8 as attempts from attempts"))["attempts"] ?? Number.NaN,
    async keptBytes(): Promise<number> {
      await client.query("vacuum");
      return (await ask(keptQuery))["kept"] ?? Number.NaN;
    },
    close: () => client.end(),
  };
}

// The unit of /proc/*/stat, on Linux.
const tickMs = 10;

/** CPU time of all processes with the same parent as this one. */
function cpuOfSiblings(pid: number): number {
  try {
    const parent = statOf(String(pid))?.parent;
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(statOf)
      .filter((stat) => stat?.parent === parent)
      .reduce((sum, stat) => sum + (stat?.ticks ?? 0) * tickMs, 0);
  } catch {
    return Number.NaN;
  }
}

function statOf(pid: string): { readonly parent: number; readonly ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name may contain anything, also parentheses.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    return { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  } catch {
    // The process has ended meanwhile.
    return undefined;
  }
}
