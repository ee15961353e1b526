import type { Coverage } from "./coverage.js";
import type { Evidence } from "./invariants/evidence.js";
import type { Liveness } from "./invariants/liveness.js";
import type { ToldCapture, ToldShop } from "./invariants/told.js";
import type { Network } from "./shop/network.js";
import type { ProcessScope } from "./shop/process-scope.js";
import { shopFunctions } from "./shop/shop.js";
import { startShopProcess, type ShopProcess } from "./shop/shop-process.js";

/** What the servers of a run have in common. */
export interface ServerSettings {
  readonly seed: number;
  readonly evidence: Evidence;
  /** Called for each committed transaction of the journal, with its result. */
  readonly onDone: (name: string, subject: string, value: unknown) => void;
  /** Called when a fault affects a transaction on this reference or idempotency key. */
  readonly touch: (subject: string, fault: string) => void;
  readonly network: Network;
  readonly coverage: Coverage;
  readonly liveness: Liveness;
  readonly databaseNow: (scope: ProcessScope) => number;
  /** The reconciling interval of a server that starts now. */
  readonly everyMs: () => number;
  readonly onTold: (told: ToldShop) => void;
  readonly onCapture: (told: ToldCapture) => void;
  /** Kills a server right after its callback has returned. */
  readonly kill: (scope: ProcessScope) => void;
  /** The engine holds calls back because the connection is down. */
  readonly onLineDown: () => void;
  readonly lookForCards: (where: string, text: string) => void;
}

/** Starts a server of the shop, with everything that watches it. */
export function serverStarter(settings: ServerSettings): (scope: ProcessScope) => ShopProcess {
  const { seed, evidence, network, coverage, liveness, lookForCards } = settings;
  const { purchases, store, receivers, told, outside, now } = evidence;
  const { scheduler, faults, trace } = network;
  const { onTold, onCapture, kill, onDone, touch } = settings;
  return (scope) => {
    const onAsked = (name: string) => liveness.onJournal(scope, name);
    const side = { purchases, faults, trace, now, outside, onTold, onCapture, kill, lookForCards };
    const everyMs = settings.everyMs();
    const server = startShopProcess(scope, {
      seed,
      store,
      network,
      receivers,
      coverage,
      everyMs,
      settings: evidence.settings,
      databaseNow: () => settings.databaseNow(scope),
      onLineDown: settings.onLineDown,
      line: { crashes: store.crashes, scheduler, faults, trace, onAsked, onDone, touch },
      shop: shopFunctions({ ...side, onInstalment: told.tellInstalment }, scope),
      log: (line) => lookForCards("the log", JSON.stringify(line)),
    });
    liveness.onStart(scope, everyMs);
    return server;
  };
}
