import { arrivalsOf } from "./actors/arrivals.js";
import { audit } from "./actors/auditor.js";
import { keepWebhooks } from "./actors/webhook-desk.js";
import { handleCallbacks } from "./actors/handle-callbacks.js";
import { createBrowser } from "./actors/browser.js";
import { buy } from "./actors/buyer.js";
import type { BuyerWorld } from "./actors/buyer-world.js";
import { changeOwnWallet } from "./actors/own-wallet.js";
import type { StaffWorld } from "./actors/staff-world.js";
import { createSupplierPages } from "./actors/supplier-pages.js";
import { setClocks, startChaos, type ChaosWorld } from "./actors/chaos.js";
import { whileAtBank } from "./actors/while-at-bank.js";
import type { MerchantWorld } from "./actors/merchant-world.js";
import { createCoverage, type Coverage } from "./coverage.js";
import { createEvidence } from "./create-evidence.js";
import type { Payment } from "./engine.js";
import { createFaults, type FaultName, type Faults } from "./faults.js";
import { createIban } from "./gateway/ibans.js";
import { createCardWatch } from "./invariants/card-data.js";
import { report, type Evidence, type Saving } from "./invariants/evidence.js";
import { watchLiveness } from "./invariants/liveness.js";
import type { Violations } from "./invariants/violation.js";
import { watchJournal } from "./invariants/watch-journal.js";
import { whenBuyerIsTold, whenMerchantIsTold, whenShown } from "./invariants/when-told.js";
import { awayClaim } from "./invariants/away-claim.js";
import { openGateway } from "./open-gateway.js";
import { createPurchaseList } from "./purchase-list.js";
import { createRandom, type Random } from "./random.js";
import { createFleet, type Fleet } from "./shop/fleet.js";
import type { Network } from "./shop/network.js";
import { epochMs } from "./shop/process-scope.js";
import { createPurchases, type Purchase, type Purchases } from "./shop/purchase.js";
import { purchaseOfCall } from "./shop/purchase-of-call.js";
import type { ShopProcess } from "./shop/shop-process.js";
import { serverStarter } from "./start-server.js";
import { createScheduler, type Scheduler } from "./time/scheduler.js";
import { createTrace, type Trace } from "./trace.js";

/** What a run is made of. */
export interface RunSettings {
  readonly seed: number;
  /** Orders to be paid. Default: chosen by the seed. */
  readonly payments?: number | undefined;
  /** Names of sources and of faults; see `createFaults`. */
  readonly faults: readonly string[];
  /** Keeps the history of the run. */
  readonly isTraced?: boolean;
}

/** A run that is set up, before its first event. */
export interface World {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly fleet: Fleet;
  readonly network: Network;
  readonly trace: Trace;
  readonly violations: Violations;
  readonly evidence: Evidence;
  readonly coverage: Coverage;
  readonly random: (name: string) => Random;
  /** The number of buyers and merchants still active. */
  readonly atWork: () => number;
  readonly close: (process: ShopProcess) => Promise<void>;
  readonly lookForCards: (where: string, text: string) => void;
  /** The reconciling interval of servers that start from now on. */
  reconcileEveryMs: number;
}

/** Sets up a run: the gateway, the database, the shop's servers, its buyers and its merchant. */
export function createWorld({ seed, payments, faults: allowed, isTraced = false }: RunSettings): World {
  const random = (name: string) => createRandom(seed, name);
  const scheduler = createScheduler();
  const { now } = scheduler;
  const faults = createFaults(seed, allowed);
  const trace = createTrace(isTraced, now);
  const shape = random("shape");
  const places = shape.between(1, 4);
  const count = payments ?? shape.pick([80, 120, 200, 450]);
  const purchases = createPurchases(createPurchaseList(seed, count));
  const touchedBy = new Set<string>();
  const savings = new Map<string, Saving>();
  const touch = (fault: FaultName) => void touchedBy.add(fault);
  const evidence = createEvidence({ scheduler, faults, purchases, savings, touchedBy, random });
  const { store, told, violations } = evidence;
  const coverage = createCoverage();
  const { office, sessions, chargings } = openGateway(evidence, scheduler, faults);
  const opening = new Set<Purchase>();
  // With few connections, the shop refuses buyers who would wait for one.
  const hasFewConnections = faults.rate("network.few-connections") > 0;
  if (hasFewConnections) touch("network.few-connections");
  const network: Network = {
    scheduler,
    office: {
      ...office,
      handle(call, memory) {
        coverage.count(`gateway: ${call.method}`);
        return office.handle(call, memory);
      },
    },
    faults,
    trace,
    connections: hasFewConnections ? 2 : undefined,
    isDown: false,
    onStray: (fault) => opening.forEach(({ touchedBy: own }) => own.add(fault)),
    purchaseOf: (body) => purchaseOfCall({ purchases, visits: evidence.visits, sessions }, body),
  };

  const lookForCards = createCardWatch(evidence, numbersOf(purchases));
  const liveness = watchLiveness(evidence, scheduler);
  const world: Pick<World, "reconcileEveryMs"> = { reconcileEveryMs: shape.pick([3_000, 10_000, 20_000]) };
  // An embedded database uses its machine's clock; a database server has its own.
  const isEmbedded = places === 1 && shape.chance(0.5);
  const databaseSkewMs =
    faults.rate("clock.skew") > 0 ? random("database").pick([0, 0, 60_000, -5_400_000]) : 0;
  const startServer = serverStarter({
    seed,
    evidence,
    network,
    coverage,
    liveness,
    lookForCards,
    databaseNow: (scope) => (isEmbedded ? scope.wallNow() : epochMs + now() + databaseSkewMs),
    everyMs: () => world.reconcileEveryMs,
    onDone: watchJournal(evidence, savings),
    onTold: (one) => callbacks.onTold(one),
    onCapture: (one) => callbacks.onCapture(one),
    kill: (victim) => kill(victim, "callback.crash-after"),
    onLineDown: () => touch("network.outage"),
    touch(subject, fault) {
      const purchase = purchases.byReference(subject) ?? purchases.byIdempotencyKey(subject);
      (purchase?.touchedBy ?? touchedBy).add(fault);
    },
  });
  const fleet = createFleet(scheduler, places, startServer);
  const browser = createBrowser(scheduler, fleet, (text) => lookForCards("a refusal", text));
  let working = 0;
  const work = (job: Promise<void>) => {
    working += 1;
    void job.finally(() => (working -= 1));
  };

  const merchant: MerchantWorld = {
    scheduler,
    browser,
    faults,
    sessions,
    ledger: evidence.ledger,
    trace,
    link: purchases.link,
    decideInPortal: office.decideInPortal,
    toldInstalment: told.tellInstalment,
    told(one) {
      told.tellMerchant(one);
      whenMerchantIsTold(evidence, one);
    },
  };
  const staff: StaffWorld = { ...merchant, toldAction: told.tellAction, approve: told.approve };
  const callbacks = handleCallbacks(evidence, staff, work);
  const buyer: BuyerWorld = {
    scheduler,
    browser,
    faults,
    sessions,
    suppliers: createSupplierPages(office.model),
    outside: evidence.outside,
    opening,
    awayClaim: (orderId) => awayClaim(store, orderId),
    onHeldUp: (purchase, reference) =>
      report(evidence, "buyer-held-up", purchase, reference, "PAYMENT_ORDER_PENDING without payAgain"),
    trace,
    told(one) {
      told.tellBuyer(one);
      whenBuyerIsTold(evidence, one);
    },
    onAtBank: (purchase) => work(whileAtBank(merchant, purchase)),
    during: (_purchase, reference, run) => chargings.during(reference, run),
  };
  const kill = (scope: ShopProcess["scope"], fault: FaultName) => {
    touch(fault);
    fleet.kill(scope, random(`down ${now()}`).between(500, 60_000));
  };
  const close = (server: ShopProcess) => liveness.close(server);

  const chaos: ChaosWorld = { scheduler, faults, fleet, store, network, trace, random, touch, close };
  const shown = (payment: Payment) => {
    lookForCards("a list of payments", JSON.stringify(payment));
    whenShown(evidence, payment);
  };
  setClocks(chaos, places);
  fleet.startAll();
  if (evidence.receivers.endpoints.length > 0) keepWebhooks(merchant, random("webhook desk"));
  audit({ ...merchant, purchases, shown }, random("auditor"));
  startChaos(chaos);
  for (const { purchase, at } of arrivalsOf(purchases, shape, random("arrivals"))) {
    work(
      scheduler
        .sleep(at)
        .then(() => Promise.all([buy(buyer, purchase), changeOwnWallet(staff, purchase)]))
        .then(() => {}),
    );
  }

  return Object.assign(world, {
    scheduler,
    faults,
    fleet,
    network,
    trace,
    violations,
    evidence,
    coverage,
    random,
    close,
    lookForCards,
    atWork: () => working,
  });
}

/** The numbers of all cards and accounts, none of which may appear anywhere. */
function numbersOf({ all }: Purchases): ReadonlySet<string> {
  return new Set(
    all.flatMap(({ card, spareCard }) => [
      card.pan,
      spareCard.pan,
      createIban(card.index).slice("DE".length),
    ]),
  );
}
