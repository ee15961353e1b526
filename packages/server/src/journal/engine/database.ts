import { readBatch, transactBatch, type Batch, type Connect } from "./batch.js";
import type { SqlDialect } from "./dialect.js";

/** A database, for units of work that are not batched; those of concurrent payments are batched by a `Group`. */
export interface Database {
  /** Runs work that only reads; each of its statements sees what has been committed before it. */
  read<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
  /** Runs work in a transaction of its own. */
  transact<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
}

/** Each unit of work has a connection to itself, from its first statement to its last. */
export function createDatabase(connect: Connect, dialect: SqlDialect): Database {
  return {
    read: (work) => connect((send) => readBatch(send, dialect, work)),
    transact: (work) => connect((send) => transactBatch(send, dialect, work)),
  };
}
