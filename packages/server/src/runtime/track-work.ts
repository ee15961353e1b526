/** Work in flight, so that a stopping process can wait for its end. */
export interface TrackedWork {
  track<T>(work: Promise<T>): Promise<T>;
  readonly isClosed: boolean;
  /** How much is in flight. */
  readonly size: number;
  /** Closes it; resolves when everything in flight has ended. */
  close(): Promise<void>;
}

/** Creates the tracker. */
export function trackWork(): TrackedWork {
  const inFlight = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    track(work) {
      inFlight.add(work);
      const forget = () => void inFlight.delete(work);
      work.then(forget, forget);
      return work;
    },
    get isClosed() {
      return isClosed;
    },
    get size() {
      return inFlight.size;
    },
    async close() {
      isClosed = true;
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}

/** Wraps functions so that each call is tracked. */
export function trackAll<T extends object>(functions: T, inFlight: TrackedWork): T {
  const tracked = Object.entries(functions).map(([name, call]) => [
    name,
    (...given: readonly unknown[]) => inFlight.track(call(...given)),
  ]);
  // The same names, parameters and results.
  return Object.fromEntries(tracked) as T;
}
