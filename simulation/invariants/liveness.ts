import type { Scheduler } from "../time/scheduler.js";
import type { ProcessScope } from "../shop/process-scope.js";
import type { ShopProcess } from "../shop/shop-process.js";
import { report, type Evidence } from "./evidence.js";

/** Checks that servers keep working, and that they stop when told to. */
export interface Liveness {
  /** @param everyMs how often the server reconciles */
  onStart(scope: ProcessScope, everyMs: number): void;
  /** A server asks its journal for something. */
  onJournal(scope: ProcessScope, name: string): void;
  /** Closes a server; kills it when it does not end. */
  close(server: ShopProcess): Promise<void>;
}

const minute = 60_000;
/** Longer than all calls and callbacks of a round can take, one after the other. */
const longestRoundMs = 10 * minute;
const longestCloseMs = 5 * minute;

export function watchLiveness(evidence: Evidence, scheduler: Scheduler): Liveness {
  const lastSeen = new Map<ProcessScope, number>();
  return {
    onStart(scope, everyMs) {
      const roundMs = Math.max(longestRoundMs, 3 * everyMs);
      const lookMs = roundMs / 10;
      lastSeen.set(scope, scheduler.now());
      const look = () => {
        if (!scope.isAlive() || !lastSeen.has(scope)) return;
        // A paused server cannot work; its time starts when it resumes.
        if (scope.isPaused()) lastSeen.set(scope, scheduler.now());
        const silentMs = scheduler.now() - (lastSeen.get(scope) ?? 0);
        if (silentMs > roundMs) {
          lastSeen.delete(scope);
          const what = `${scope.name} has not looked for ${Math.round(silentMs / minute)} minutes`;
          report(evidence, "reconciler-starved", undefined, "", what);
          return;
        }
        scheduler.after(lookMs, look);
      };
      scheduler.after(lookMs, look);
    },
    onJournal(scope, name) {
      if (name === "leaseChecks" && lastSeen.has(scope)) lastSeen.set(scope, scheduler.now());
    },
    async close({ scope, payments }) {
      // Its reconciler has been told to stop.
      lastSeen.delete(scope);
      let hasEnded = false;
      void payments.close().then(() => (hasEnded = true));
      for (let waited = 0; waited < longestCloseMs; waited += 5_000) {
        await scheduler.sleep(5_000);
        if (hasEnded || !scope.isAlive()) return;
        if (scope.isPaused()) waited = 0;
      }
      report(
        evidence,
        "close-does-not-end",
        undefined,
        "",
        `${scope.name} after ${longestCloseMs / minute} minutes`,
      );
      scope.kill();
    },
  };
}
