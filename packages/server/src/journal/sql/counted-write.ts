import type { Attempt } from "../../domain/attempt.js";
import type { Move, MoveOfOrder, NewAttempt } from "../journal.js";
import type { Counted, Try } from "../limits-journal.js";

/** A try to count, and what to write with it unless a limit blocks the try or another attempt has claimed the order. */
export interface CountedWrite {
  readonly tries: Try;
  readonly open?: NewAttempt;
  readonly start?: MoveOfOrder;
  /** The attempt to start, as this process last saw it. */
  readonly before?: Attempt | undefined;
}

/** The result of a `CountedWrite`. */
export interface CountedAndWritten {
  readonly counted: Counted;
  readonly claimant?: Attempt | undefined;
  readonly ofOrder: readonly Attempt[];
  /** The attempt as it was opened or moved; undefined when it was not, or had changed since it was read. */
  readonly after: Attempt | undefined;
  /** The intended move; undefined when there was none, or when it was blocked. */
  readonly move: Move | undefined;
}
