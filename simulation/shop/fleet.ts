import type { Random } from "../random.js";
import type { Scheduler } from "../time/scheduler.js";
import { createProcessScope } from "./process-scope.js";
import type { ProcessScope } from "./process-scope.js";
import type { ShopProcess } from "./shop-process.js";

/** The shop's servers behind one load balancer. */
export interface Fleet {
  processes(): readonly ShopProcess[];
  /** The server that a request goes to; undefined while none is up. */
  pick(random: Random): ShopProcess | undefined;
  /** Starts the servers; each machine runs one at a time. */
  startAll(): void;
  /** Kills a server; another one starts in its place after `downMs`, never when undefined. */
  kill(scope: ProcessScope, downMs: number | undefined): void;
  /** Starts a replacement for this server, which takes no new requests. */
  replace(process: ShopProcess): void;
  /** Sets the skew of a machine's clock; it persists when its server restarts. */
  setSkew(place: number, ms: number): void;
  /** Sets all clocks right, also those of machines whose server is down. */
  setClocksRight(): void;
  placeOf(scope: ProcessScope): number;
}

export function createFleet(
  scheduler: Scheduler,
  places: number,
  start: (scope: ProcessScope) => ShopProcess,
): Fleet {
  const serving = new Map<number, ShopProcess>();
  const placeOf = new WeakMap<ProcessScope, number>();
  const skews = new Map<number, number>();
  let started = 0;
  const startIn = (place: number) => {
    const scope = createProcessScope(`process ${place}.${(started += 1)}`, scheduler);
    scope.setSkew(skews.get(place) ?? 0);
    placeOf.set(scope, place);
    serving.set(place, start(scope));
  };
  return {
    processes: () => [...serving.values()],
    pick(random) {
      const up = [...serving.values()];
      return up.length === 0 ? undefined : random.pick(up);
    },
    startAll() {
      for (let place = 0; place < places; place += 1) startIn(place);
    },
    kill(scope, downMs) {
      const place = placeOf.get(scope);
      scope.kill();
      if (place === undefined || serving.get(place)?.scope !== scope) return;
      serving.delete(place);
      if (downMs !== undefined) {
        scheduler.after(downMs, () => {
          if (!serving.has(place)) startIn(place);
        });
      }
    },
    replace({ scope }) {
      const place = placeOf.get(scope);
      if (place !== undefined && serving.get(place)?.scope === scope) startIn(place);
    },
    setSkew(place, ms) {
      skews.set(place, ms);
      serving.get(place)?.scope.setSkew(ms);
    },
    setClocksRight() {
      skews.clear();
      for (const { scope } of serving.values()) scope.setSkew(0);
    },
    placeOf: (scope) => placeOf.get(scope) ?? 0,
  };
}
