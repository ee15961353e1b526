import pg from "pg";

/**
 * Empties the tables of a PostgreSQL journal, for its next test: 2 ms of CPU time, where new tables take 130, and a new
 * database 350.
 */
export async function deleteRows(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `begin read write;
       do $$ declare name text; begin
         for name in select tablename from pg_tables
           where schemaname = current_schema() and tablename <> 'sips_migrations' loop
           execute 'delete from ' || quote_ident(name);
         end loop;
       end $$;
       commit`,
    );
  } finally {
    await client.end();
  }
}
