import type { ConnectionLimits } from "./connection-queue.js";
import { wrongSetting } from "./wrong-setting.js";

const usualConnections = 32;
const mostConnections = 512;

/** The default deadline of an exchange, in milliseconds. */
export const usualDeadlineMs = 30_000;
/** The longest that may be set. */
export const longestDeadlineMs = 600_000;

/** The connection limits: the shop's own number if given, else a range that adapts to the gateway's latency. */
export function connectionLimits(given: number | undefined): ConnectionLimits {
  if (given === undefined) return { least: usualConnections, most: mostConnections };
  if (!Number.isInteger(given) || given < 1) throw wrongSetting("connections", "a whole number from 1");
  return { least: given, most: given };
}

/** For how long a call waits for a connection, in milliseconds: the exchange itself keeps its whole deadline. */
export function longestWait(deadlineMs: number): number {
  return deadlineMs / 2;
}

/** How long a call may take at most, in milliseconds: its wait for a connection, then the exchange. */
export function longestCall({ longestWaitMs }: { readonly longestWaitMs: number }): number {
  return 3 * longestWaitMs;
}

/**
 * The deadline of all calls, or of one.
 *
 * @throws GatewayConfigurationError when it is none: beyond 2^31, for one, Node's timers end at once
 */
export function checkDeadline(deadlineMs: number, of?: string): number {
  if (Number.isFinite(deadlineMs) && deadlineMs > 0 && deadlineMs <= longestDeadlineMs) return deadlineMs;
  throw wrongSetting("deadlineMs", "milliseconds above 0, up to ten minutes", of);
}
