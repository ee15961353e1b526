import type { Connect } from "../engine/batch.js";
import type { Checkpoint } from "./charge-log.js";

interface Checkpointed {
  /** Frames in the write-ahead log. */
  readonly log: number;
  /** How many of them are in the database. */
  readonly checkpointed: number;
}

/**
 * Creates the checkpoint of a SQLite file. It waits for nobody: while another process reads older data, it returns false.
 * So it does when it fails, such as on a full disk: a charge must not fail because old files cannot be tidied up.
 */
export function createCheckpoint(connect: Connect): Checkpoint {
  return () =>
    connect(async (send) => {
      // With parameters, even none, the thread returns the rows.
      const [rows] = await send([{ text: "pragma wal_checkpoint(PASSIVE)", parameters: [] }], true);
      const [{ log, checkpointed }] = rows as readonly [Checkpointed];
      return log === checkpointed;
    }).catch(() => false);
}
