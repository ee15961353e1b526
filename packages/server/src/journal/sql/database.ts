import { readBatch, transactBatch, type Batch, type Connect } from "./batch.js";
import type { SqlDialect } from "./dialect.js";

/** A database, for works that are done one by one. What many payments ask at one moment is done by a `Group`. */
export interface Database {
  /** Runs a work that only reads; each of its statements sees what is committed by then. */
  read<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
  /** Runs a work in a transaction of its own. */
  transact<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
}

/** Each work has a connection for itself, from its first statement to its last. */
export function createDatabase(connect: Connect, dialect: SqlDialect): Database {
  return {
    read: (work) => connect((send) => readBatch(send, dialect, work)),
    transact: (work) => connect((send) => transactBatch(send, dialect, work)),
  };
}
