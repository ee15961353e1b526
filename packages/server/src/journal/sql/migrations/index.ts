import type { Kysely } from "kysely";
import type { SqlDialect } from "../dialect.js";
import type { JournalTables } from "../tables.js";
import { createAttempts } from "./001-attempts.js";
import { createOperations } from "./002-operations.js";
import { createLimits } from "./003-limits.js";
import { createArchive } from "./004-archive.js";
import { countAcceptedPayments } from "./005-accepted-payments.js";

/** One step of the tables. */
export type JournalMigration = (db: Kysely<JournalTables>, dialect: SqlDialect) => Promise<void>;

/** All migrations by name, each run once, in this order. One that was published is never changed. */
export const migrations: { readonly [name: string]: JournalMigration } = {
  "001-attempts": createAttempts,
  "002-operations": createOperations,
  "003-limits": createLimits,
  "004-archive": createArchive,
  "005-accepted-payments": countAcceptedPayments,
};
