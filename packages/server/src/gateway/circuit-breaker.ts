/** Holds back calls to a host that does not answer, and lets a probe through now and then. */
export interface CircuitBreaker {
  /** True while calls are held back, without taking the place of the probe. */
  isOpen(): boolean;
  /** Whether a call may go out now. After the pause one call is let through as a probe; its end decides. */
  admits(): boolean;
  /** The host answered, whatever it said. */
  succeeded(): void;
  /** The host gave no answer, or an unusable one. */
  failed(): void;
  /** The call ended without saying anything about the host, such as one aborted by its caller. */
  endedWithoutWord(): void;
}

/** When a circuit opens, and for how long. */
export interface CircuitSettings {
  /** Failures in a row that open it. Default: 10. */
  readonly failures?: number;
  /** Milliseconds for which it stays open. Default: 3,000. */
  readonly openMs?: number;
}

/** @param now milliseconds of a monotonic clock */
export function createCircuitBreaker(now: () => number, settings: CircuitSettings = {}): CircuitBreaker {
  const { failures: limit = 10, openMs = 3_000 } = settings;
  let failuresInRow = 0;
  let openedAt: number | undefined;
  let isProbing = false;
  const isOpen = () => openedAt !== undefined && (isProbing || now() - openedAt < openMs);
  return {
    isOpen,
    admits() {
      if (openedAt === undefined) return true;
      if (isOpen()) return false;
      isProbing = true;
      return true;
    },
    succeeded() {
      failuresInRow = 0;
      openedAt = undefined;
      isProbing = false;
    },
    failed() {
      failuresInRow += 1;
      // Calls that left before the circuit opened fail late: they do not prolong the pause, only a probe does.
      if (isProbing || (openedAt === undefined && failuresInRow >= limit)) openedAt = now();
      isProbing = false;
    },
    endedWithoutWord() {
      isProbing = false;
    },
  };
}
