import type { Pool } from "pg";
import { JournalError } from "../journal-error.js";

/** The settings of PostgreSQL that the journal relies on, for each of its connections. */
const serverSettings = {
  // Every query of the journal finds a handful of rows by a key. PostgreSQL cannot know how many keys a statement
  // carries: it assumes a hundred, and then prefers a sequential scan of a table with some thousand rows.
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  // If the server rejects a `begin`, the statements pipelined after it would commit one by one: only a transaction may
  // write.
  default_transaction_read_only: "on",
  // A query of the journal takes a few milliseconds.
  lock_timeout: "5s",
  statement_timeout: "10s",
  idle_in_transaction_session_timeout: "30s",
} as const;

/** The settings as PostgreSQL takes them when a connection begins. */
export const startupOptions = Object.entries(serverSettings)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(" ");

/**
 * Checks that the role has the settings by itself: a pooler in transaction mode passes none on.
 *
 * @throws JournalError JOURNAL_ROLE_SETTINGS_MISSING with the statements that set them
 */
export async function requireRoleSettings(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; name: string; setting: string }>(
    `select quote_ident(current_user) as role, name, current_setting(name) as setting
     from unnest($1::text[]) as name`,
    [Object.keys(serverSettings)],
  );
  // The names are the keys of this object.
  const wanted = (name: string) => serverSettings[name as keyof typeof serverSettings];
  const missing = rows.filter(({ name, setting }) => setting !== wanted(name));
  if (missing.length === 0) return;
  const statements = missing.map(({ role, name }) => `alter role ${role} set ${name} = '${wanted(name)}';`);
  throw new JournalError(
    "JOURNAL_ROLE_SETTINGS_MISSING",
    `Through a pooler in transaction mode, the journal's role needs settings of its own. Run these once, then reconnect the pooler: ${statements.join(" ")}`,
  );
}
