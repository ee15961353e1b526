import { endsInTime } from "../runtime/callback-pool.js";
import type { Context } from "../context/context.js";
import type { TrackedWork } from "../runtime/track-work.js";

/** Whether a payment could be taken now. */
export interface Readiness {
  readonly isReady: boolean;
  /** Why not: the process is stopping, or its journal cannot be written to, such as when the disk is full. */
  readonly reason?: "stopping" | "journal-not-writable";
  /** Milliseconds by which this machine's clock is ahead of the journal's; negative when it is behind. */
  readonly clockSkewMs: number;
}

const mustWriteWithinMs = 2_000;
const keptMs = 1_000;
const key = "readiness";

/**
 * Checks whether the journal is writable, by one counter in one row, so that nothing grows. However often it is called,
 * it writes at most once a second, and never while the last write is pending.
 */
export function createReadiness(context: Context, inFlight: TrackedWork): () => Promise<Readiness> {
  let writing: Promise<boolean> | undefined;
  let known: { readonly until: number; readonly canWrite: boolean } | undefined;

  const write = () =>
    context.journal.limits.count({ now: context.now(), counted: [{ key, windowMs: 3_600_000 }] }).then(
      () => true,
      () => false,
    );

  async function canWrite(): Promise<boolean> {
    if (known && context.timers.elapsed() < known.until) return known.canWrite;
    writing ??= write().finally(() => (writing = undefined));
    const isWritten = writing;
    const isInTime = await endsInTime(context.timers, mustWriteWithinMs, isWritten);
    known = { until: context.timers.elapsed() + keptMs, canWrite: isInTime && (await isWritten) };
    return known.canWrite;
  }

  return async () => {
    const clockSkewMs = Math.round(context.journal.clock.skewMs());
    if (inFlight.isClosed) return { isReady: false, reason: "stopping", clockSkewMs };
    if (await canWrite()) return { isReady: true, clockSkewMs };
    return { isReady: false, reason: "journal-not-writable", clockSkewMs };
  };
}
