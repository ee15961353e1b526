import { runBank } from "./actors/run-bank.js";
import { coverEnd } from "./coverage.js";
import { atTheEnd } from "./invariants/at-the-end.js";
import { checkCardData } from "./invariants/card-data.js";
import { decidedUnseen } from "./invariants/decided-unseen.js";
import { report } from "./invariants/evidence.js";
import { checkHonestBuyers } from "./invariants/honest-buyers.js";
import type { Violation } from "./invariants/violation.js";
import { createWorld, type RunSettings, type World } from "./world.js";

/** The result of a run. */
export interface RunResult {
  readonly seed: number;
  readonly payments: number;
  readonly attempts: number;
  readonly events: number;
  readonly virtualMs: number;
  readonly faults: readonly string[];
  readonly violations: readonly Violation[];
  /** How often it has met each feature of the product. */
  readonly coverage: ReadonlyMap<string, number>;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** After this, buyers and merchants get no more time. */
const longestRunMs = 4 * 60 * minute;
/** Within this time after the last fault, everything that the gateway can answer is known and notified. */
const calmMs = 4 * 60 * minute;

/** Runs one seed from the first buyer until nothing is open any more, and checks all invariants. */
export async function simulate(settings: RunSettings): Promise<RunResult> {
  return (await simulateWorld(settings)).result;
}

/** The same, and returns the final world as well, to inspect its history. */
export async function simulateWorld(settings: RunSettings): Promise<{ result: RunResult; world: World }> {
  const world = createWorld(settings);
  const { scheduler, faults, fleet, network, evidence } = world;
  const onUnhandled = (error: unknown) => {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    report(evidence, "unhandled-error", undefined, "", what);
  };
  process.on("unhandledRejection", onUnhandled);
  try {
    runBank({ ...world, office: network.office, told: evidence.told });
    await scheduler.run(() => world.atWork() === 0 || scheduler.now() > longestRunMs);
    // The effect of hanging callbacks shows only when many have accumulated.
    const until = scheduler.now() + (faults.rate("callback.hangs") > 0 ? 30 * minute : 0);
    await scheduler.run(() => scheduler.now() > until);
    faults.calm();
    network.isDown = false;
    await changeServers(world, minute);
    const calmUntil = scheduler.now() + calmMs;
    let nextLook = 0;
    await scheduler.run(() => {
      if (scheduler.now() < nextLook) return false;
      nextLook = scheduler.now() + minute;
      return scheduler.now() > calmUntil || isQuiet(world);
    });
    if (faults.on.includes("supplier.returns-debit")) await passDays(world, 56);
    else if (faults.on.includes("buyer.pays-in-instalments")) await passDays(world, 9);
    else if (faults.on.includes("merchant.forgets-to-validate")) await passDays(world, 1);
    atTheEnd(evidence);
    checkHonestBuyers(evidence);
    checkCardData(evidence, world.lookForCards);
    coverEnd(world.coverage, evidence);
  } finally {
    process.off("unhandledRejection", onUnhandled);
  }
  const result: RunResult = {
    seed: settings.seed,
    payments: evidence.purchases.all.length,
    attempts: evidence.store.attempts.all().length,
    events: scheduler.events(),
    virtualMs: scheduler.now(),
    faults: faults.on,
    violations: world.violations.found,
    coverage: world.coverage.counts,
  };
  for (const { scope } of fleet.processes()) scope.kill();
  return { result, world };
}

const faultsOfWeeks = [
  "gateway.declines-charges",
  "network.lost-request",
  "network.lost-answer",
  "network.slow",
  "disk.connection-lost",
  "callback.throws",
  "callback.slow",
  "callback.crash-after",
] as const;

/**
 * Banks return debits weeks later, instalments are due on other days (and may be declined), and payments expire. Servers
 * that seldom reconcile see that too, and take less of our time.
 */
async function passDays(world: World, days: number): Promise<void> {
  const { scheduler, faults } = world;
  faults.calm(faultsOfWeeks);
  await changeServers(world, 6 * 60 * minute);
  const until = scheduler.now() + days * day;
  await scheduler.run(() => scheduler.now() > until);
  faults.calm();
  await scheduler.run(() => scheduler.now() > until + 4 * day);
}

/** New servers replace those of before, which faults have affected, and clocks are right again. */
async function changeServers(world: World, reconcileEveryMs: number): Promise<void> {
  const { scheduler, fleet, close } = world;
  world.reconcileEveryMs = reconcileEveryMs;
  const old = fleet.processes();
  fleet.setClocksRight();
  old.forEach((server) => {
    if (server.scope.isPaused()) fleet.kill(server.scope, 1);
    else fleet.replace(server);
  });
  let open = old.length;
  for (const server of old) {
    void (server.scope.isAlive() ? close(server) : Promise.resolve()).then(() => (open -= 1));
  }
  await scheduler.run(() => open === 0);
}

/** True when nothing is open any more: no payment, no operation, no callback, and nobody at work. */
function isQuiet({ evidence, atWork }: World): boolean {
  const { attempts, operations, webhooks } = evidence.store;
  if (atWork() > 0 || operations.hasWork() || webhooks.hasWork()) return false;
  if (decidedUnseen(evidence).length > 0) return false;
  return attempts.all().every(({ attempt, notifyAt }) => isAtRest(attempt.state) && notifyAt === undefined);
}

function isAtRest(state: string): boolean {
  return (
    state === "accepted" ||
    state === "refused" ||
    state === "abandoned" ||
    state === "in-review" ||
    state === "returned"
  );
}
