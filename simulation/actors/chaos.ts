import type { FaultName, Faults } from "../faults.js";
import type { MemoryStore } from "../journal/memory-store.js";
import type { Random } from "../random.js";
import type { Fleet } from "../shop/fleet.js";
import type { Network } from "../shop/network.js";
import type { ShopProcess } from "../shop/shop-process.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";

/** The parts of a run that machine faults act on. */
export interface ChaosWorld {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly fleet: Fleet;
  readonly store: MemoryStore;
  readonly network: Network;
  readonly trace: Trace;
  readonly random: (name: string) => Random;
  /** Records a fault that affects the whole run. */
  readonly touch: (fault: FaultName) => void;
  /** Shuts a server down gracefully. */
  readonly close: (process: ShopProcess) => Promise<void>;
}

const minute = 60_000;
const skewsMs = [1, 21, 90].flatMap((minutes) => [minutes * minute, -minutes * minute]);

/** Sets the machines' clocks: some are ahead or behind from the start. */
export function setClocks({ faults, fleet, random, touch }: ChaosWorld, places: number): void {
  if (faults.rate("clock.skew") === 0) return;
  touch("clock.skew");
  const skew = random("skew");
  for (let place = 0; place < places; place += 1) {
    fleet.setSkew(place, skew.chance(0.5) ? skew.pick(skewsMs) : 0);
  }
}

/** Kills, restarts and pauses servers, moves clocks, cuts the connection to the gateway, and crashes the database. */
export function startChaos(world: ChaosWorld): void {
  const { scheduler, faults, fleet, store, network, trace, touch } = world;
  repeat("process.kill", [20_000, 400_000], (random, victim) => {
    fleet.kill(victim.scope, random.between(500, 90_000));
  });
  repeat("process.restart", [60_000, 600_000], (_random, victim) => {
    fleet.replace(victim);
    void world.close(victim);
  });
  repeat("clock.pause", [30_000, 600_000], (random, victim) => {
    victim.scope.pause(Math.floor(2_000 * 1_800 ** random.unit()), random.chance(0.5));
  });
  repeat("clock.jump", [30_000, 600_000], (random, victim) => {
    fleet.setSkew(fleet.placeOf(victim.scope), random.chance(0.3) ? 0 : random.pick(skewsMs));
  });
  repeat("network.outage", [60_000, 400_000], (random) => {
    network.isDown = true;
    scheduler.after(random.between(1_000, 120_000), () => void (network.isDown = false));
  });
  repeat("disk.lost-tail", [60_000, 600_000], (random) => {
    // A machine without power: its servers are gone, and so are writes that had not reached the disk.
    for (const { scope } of fleet.processes()) fleet.kill(scope, random.between(500, 90_000));
    store.loseTail(scheduler.now() - random.between(1, 2_000));
  });

  function repeat(
    fault: FaultName,
    [least, most]: readonly [number, number],
    strike: (random: Random, victim: ShopProcess) => void,
  ): void {
    if (faults.rate(fault) === 0) return;
    const random = world.random(fault);
    const next = () =>
      scheduler.after(random.between(least, most), () => {
        if (faults.isCalm()) return;
        const victim = fleet.pick(random);
        if (victim) {
          touch(fault);
          if (trace.isKept) trace.add("chaos", "", `${fault}: ${victim.scope.name}`);
          strike(random, victim);
        }
        next();
      });
    next();
  }
}
