import pg from "pg";

/** Bytes of one kind of record or table. */
export interface Bytes {
  /** The table or index. */
  readonly name: string;
  /** The kind of record in the WAL; empty for a table. */
  readonly record: string;
  readonly count: number;
  readonly bytes: number;
}

// Records are aligned to eight bytes. Those of several blocks count for the first one. Statistics of autovacuum, which
// depend on how long the run takes, are left out.
const walQuery = `select coalesce(relname, '') as name, resource_manager || ' ' || record_type as record,
    count(*)::float8 as count, sum((record_length + 7) / 8 * 8)::float8 as bytes
  from pg_get_wal_records_info($1, pg_current_wal_flush_lsn())
  left join pg_class on relfilenode = substring(block_ref from 'rel \\d+/\\d+/(\\d+)')::oid
  where relnamespace is null or relnamespace = 'public'::regnamespace
  group by 1, 2 order by bytes desc`;

const keptQuery = `select relname as name, '' as record, greatest(reltuples, 0)::float8 as count,
    pg_relation_size(oid)::float8 as bytes from pg_class
  where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace order by bytes desc`;

/** Reads what is in a server's WAL and tables, over a connection of its own. */
export async function openPostgresBytes(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create extension if not exists pg_walinspect");
  return {
    async position(): Promise<string> {
      const { rows } = await client.query<{ lsn: string }>("select pg_current_wal_flush_lsn() as lsn");
      return rows[0]?.lsn ?? "0/0";
    },
    async walSince(position: string): Promise<readonly Bytes[]> {
      return (await client.query<Bytes>(walQuery, [position])).rows;
    },
    async vacuum(): Promise<void> {
      await client.query("vacuum analyze");
    },
    async kept(): Promise<readonly Bytes[]> {
      return (await client.query<Bytes>(keptQuery)).rows;
    },
    close: () => client.end(),
  };
}
