/** Work in flight, so that a stopping process can wait for its end. */
export interface TrackedWork {
  track<T>(work: Promise<T>): Promise<T>;
  readonly isClosed: boolean;
  /** How much is in flight. */
  readonly size: number;
  /** From now on closed; resolves when everything in flight has ended, well or not. */
  close(): Promise<void>;
}

/** Begins to keep track. */
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

/** The same functions, each call of which is work in flight. */
export function trackAll<T extends object>(functions: T, inFlight: TrackedWork): T {
  const tracked = Object.entries(functions).map(([name, call]) => [
    name,
    (...given: readonly unknown[]) => inFlight.track(call(...given)),
  ]);
  // The same names, with what they take and give handed through.
  return Object.fromEntries(tracked) as T;
}
