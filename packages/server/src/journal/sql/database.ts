import { readBatch, transactBatch, type Batch, type Connect } from "./batch.js";
import type { SqlDialect } from "./dialect.js";

/** The database behind a door, for what is done one by one. */
export interface Database {
  /** Runs a work that only reads; each of its statements sees what is committed by then. */
  read<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
  /** Runs a work in a transaction of its own. */
  transact<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
}

/** One connection for each work, from its first statement to its last. */
export function createDatabase(connect: Connect, dialect: SqlDialect): Database {
  return {
    read: (work) => connect((send) => readBatch(send, dialect, work)),
    transact: (work) => connect((send) => transactBatch(send, dialect, work)),
  };
}
