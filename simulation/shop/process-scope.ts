import type { Scheduler } from "../time/scheduler.js";

/**
 * Everything that reaches a process comes through its scope. Once the process is killed, none of its promises resolves
 * and none of its timers fires. While it is paused, they all wait.
 */
export interface ProcessScope {
  readonly name: string;
  isAlive(): boolean;
  isPaused(): boolean;
  /** Runs something in the process after some milliseconds of virtual time; returns a cancel function. */
  after(ms: number, run: () => void): () => void;
  /** The same by the process's own monotonic clock, which may stop during a pause. */
  timer(ms: number, run: () => void): () => void;
  /** Milliseconds of the monotonic clock. */
  elapsed(): number;
  /** The time of day as the process believes it to be, in milliseconds since 1970. */
  wallNow(): number;
  /** Sets the skew of the process's wall clock. */
  setSkew(ms: number): void;
  /** Pauses the process for a while. With `isSuspended` its monotonic clock stops as well. */
  pause(ms: number, isSuspended: boolean): void;
  kill(): void;
  /** Calls back on a kill, for those who wait for an answer of the process. */
  onKill(run: () => void): () => void;
}

/** Some Friday in 2027, when every run begins. */
export const epochMs = 1_800_000_000_000;

export function createProcessScope(name: string, scheduler: Scheduler): ProcessScope {
  let isAlive = true;
  let resumesAt: number | undefined;
  let suspendedSince: number | undefined;
  let suspendedMs = 0;
  let skewMs = 0;
  let waiting: (() => void)[] = [];
  const killListeners = new Set<() => void>();
  const elapsed = () => (suspendedSince ?? scheduler.now()) - suspendedMs;

  const after = (ms: number, run: () => void) => {
    let isCalledOff = false;
    const arrive = () => {
      if (!isAlive || isCalledOff) return;
      if (resumesAt === undefined) run();
      else waiting.push(arrive);
    };
    const callOff = scheduler.after(ms, arrive);
    return () => {
      isCalledOff = true;
      callOff();
    };
  };

  const timer = (ms: number, run: () => void) => {
    const dueAt = elapsed() + ms;
    let callOff = () => {};
    const wait = (restMs: number) => {
      callOff = after(restMs, () => {
        const rest = dueAt - elapsed();
        if (rest > 0) wait(rest);
        else run();
      });
    };
    wait(ms);
    return () => callOff();
  };

  return {
    name,
    isAlive: () => isAlive,
    isPaused: () => resumesAt !== undefined,
    after,
    timer,
    elapsed,
    wallNow: () => epochMs + scheduler.now() + skewMs,
    setSkew: (ms) => void (skewMs = ms),
    pause(ms, isSuspended) {
      if (!isAlive || resumesAt !== undefined) return;
      resumesAt = scheduler.now() + ms;
      if (isSuspended) suspendedSince = scheduler.now();
      scheduler.after(ms, () => {
        if (suspendedSince !== undefined) suspendedMs += scheduler.now() - suspendedSince;
        suspendedSince = undefined;
        resumesAt = undefined;
        // Each in its own event, in the order of arrival.
        for (const run of waiting.splice(0)) scheduler.after(0, run);
      });
    },
    kill() {
      isAlive = false;
      waiting = [];
      for (const run of killListeners) run();
      killListeners.clear();
    },
    onKill(run) {
      killListeners.add(run);
      return () => void killListeners.delete(run);
    },
  };
}
