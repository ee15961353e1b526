import { audit } from "./actors/auditor.js";
import { keepWebhooks } from "./actors/webhook-desk.js";
import { hearCallbacks } from "./actors/hear-callbacks.js";
import { createBrowser } from "./actors/browser.js";
import { buy } from "./actors/buyer.js";
import type { BuyerWorld } from "./actors/buyer-world.js";
import { changeOwnWallet } from "./actors/own-wallet.js";
import type { StaffWorld } from "./actors/staff-world.js";
import { createSupplierPages } from "./actors/supplier-pages.js";
import { setClocks, startChaos } from "./actors/chaos.js";
import { whileAtBank } from "./actors/while-at-bank.js";
import type { MerchantWorld } from "./actors/merchant-world.js";
import { createCoverage, type Coverage } from "./coverage.js";
import { createFaults, type FaultName, type Faults } from "./faults.js";
import { createLedger } from "./gateway/ledger.js";
import { createWalletMandates } from "./gateway/wallet-mandates.js";
import { watchCharges } from "./invariants/watch-charges.js";
import { createOffice } from "./gateway/office.js";
import { createFraudLists } from "./gateway/fraud-lists.js";
import { createIban } from "./gateway/ibans.js";
import { tokenOf } from "./gateway/cards.js";
import { createSessions } from "./gateway/sessions.js";
import { createVisits } from "./gateway/visits.js";
import { createWallets } from "./gateway/wallets.js";
import { checkAuthentication } from "./invariants/authentication.js";
import { createCardWatch } from "./invariants/card-data.js";
import { report, type Evidence, type Saving } from "./invariants/evidence.js";
import { watchLiveness } from "./invariants/liveness.js";
import { createTold } from "./invariants/told.js";
import { createViolations, type Violations } from "./invariants/violation.js";
import { createSubmissions } from "./invariants/submissions.js";
import { createChargings } from "./invariants/chargings.js";
import { watchJournal } from "./invariants/watch-journal.js";
import { whenCharged } from "./invariants/when-charged.js";
import { whenBuyerIsTold, whenMerchantIsTold, whenShown } from "./invariants/when-told.js";
import { awayClaim } from "./invariants/away-claim.js";
import { createMemoryStore } from "./journal/memory-store.js";
import { createPurchaseList } from "./purchase-list.js";
import { createRandom, type Random } from "./random.js";
import { createFleet, type Fleet } from "./shop/fleet.js";
import type { Network } from "./shop/network.js";
import { createOutsideAuthentications } from "./shop/outside-authentications.js";
import { epochMs, type ProcessScope } from "./shop/process-scope.js";
import { createPurchases, type Purchase } from "./shop/purchase.js";
import { purchaseOfCall } from "./shop/purchase-of-call.js";
import { createReceivers } from "./shop/receivers.js";
import { shopSettings } from "./shop/shop-settings.js";
import { shopFunctions } from "./shop/shop.js";
import { startShopProcess, type ShopProcess } from "./shop/shop-process.js";
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
  const violations = createViolations();
  const touchedBy = new Set<string>();
  const touch = (fault: FaultName) => void touchedBy.add(fault);

  // With this setting, the shop refuses buyers who would wait for a connection.
  if (faults.rate("network.few-connections") > 0) touch("network.few-connections");

  const ledger = createLedger(now);
  const sessions = createSessions();
  const visits = createVisits();
  const wallets = createWallets(now);
  for (const { walletId, card, savesCard } of purchases.all) {
    if (walletId !== undefined && !savesCard) wallets.add(walletId, card);
  }
  const fraudLists = createFraudLists(now);
  const coverage = createCoverage();
  const outside = createOutsideAuthentications();
  const settings = shopSettings(random, faults);
  const receivers = createReceivers({ scheduler, faults, purchases }, random("receivers"));
  const store = createMemoryStore(now, faults.rate("disk.lost-tail") > 0);
  const told = createTold();
  const savings = new Map<string, Saving>();
  const cards = new Map(
    purchases.all
      .flatMap(({ card, spareCard }) => [card, spareCard])
      .map((card) => [tokenOf(card.index), card]),
  );
  const mandates = createWalletMandates(now);
  const evidence: Evidence = {
    purchases,
    ledger,
    visits,
    wallets,
    mandates,
    fraudLists,
    outside,
    receivers,
    settings,
    store,
    told,
    savings,
    submissions: createSubmissions(),
    now,
    touchedBy,
    violations,
  };
  const chargings = createChargings(now);
  const office = createOffice({
    sessions,
    visits,
    faults,
    now,
    after: scheduler.after,
    wallets,
    fraudLists,
    mandates,
    outside,
    cards,
    ledger: watchCharges(ledger, (reference) => {
      whenCharged(evidence, chargings.of(reference), reference);
      checkAuthentication(evidence, reference);
    }),
  });
  const opening = new Set<Purchase>();
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
    connections: faults.rate("network.few-connections") > 0 ? 2 : undefined,
    isDown: false,
    onStray: (fault) => opening.forEach(({ touchedBy: own }) => own.add(fault)),
    purchaseOf: (body) => purchaseOfCall({ purchases, visits, sessions }, body),
  };

  const lookForCards = createCardWatch(
    evidence,
    new Set(
      purchases.all.flatMap(({ card, spareCard }) => [
        card.pan,
        spareCard.pan,
        createIban(card.index).slice("DE".length),
      ]),
    ),
  );
  const liveness = watchLiveness(evidence, scheduler);
  const world: Pick<World, "reconcileEveryMs"> = { reconcileEveryMs: shape.pick([3_000, 10_000, 20_000]) };
  const onWritten = watchJournal(evidence, savings);
  // An embedded database uses its machine's clock; a database server has its own.
  const isEmbedded = places === 1 && shape.chance(0.5);
  const databaseSkewMs =
    faults.rate("clock.skew") > 0 ? random("database").pick([0, 0, 60_000, -5_400_000]) : 0;
  const databaseNow = (scope: ProcessScope) =>
    isEmbedded ? scope.wallNow() : epochMs + now() + databaseSkewMs;
  const fleet = createFleet(scheduler, places, (scope) => {
    const server = startShopProcess(scope, {
      seed,
      store,
      network,
      databaseNow: () => databaseNow(scope),
      settings,
      receivers,
      coverage,
      everyMs: world.reconcileEveryMs,
      onLineDown: () => touch("network.outage"),
      line: {
        crashes: () => store.crashes,
        scheduler,
        faults,
        trace,
        onAsked: (name) => liveness.onJournal(scope, name),
        onDone: onWritten,
        touch: (subject, fault) => {
          const purchase = purchases.byReference(subject) ?? purchases.byIdempotencyKey(subject);
          if (purchase) purchase.touchedBy.add(fault);
          else touchedBy.add(fault);
        },
      },
      shop: shopFunctions(
        {
          purchases,
          faults,
          trace,
          now,
          onTold: (one) => hearing.onTold(one),
          onCapture: (one) => hearing.onCapture(one),
          outside,
          onInstalment: told.tellInstalment,
          kill: (victim) => kill(victim, "callback.crash-after"),
        },
        scope,
      ),
      log: ({ step, detail = "", code = "" }) => lookForCards("the log", `${step} ${detail} ${code}`),
    });
    liveness.onStart(scope, world.reconcileEveryMs);
    return server;
  });
  const browser = createBrowser(scheduler, fleet);
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
    ledger,
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
  const hearing = hearCallbacks(evidence, staff, work);
  const buyer: BuyerWorld = {
    scheduler,
    browser,
    faults,
    sessions,
    suppliers: createSupplierPages(office.model),
    outside,
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

  setClocks({ scheduler, faults, fleet, store, network, trace, random, touch, close }, places);
  fleet.startAll();
  if (receivers.endpoints.length > 0) keepWebhooks(merchant, random("webhook desk"));
  audit({ ...merchant, purchases, shown: (payment) => whenShown(evidence, payment) }, random("auditor"));
  startChaos({ scheduler, faults, fleet, store, network, trace, random, touch, close });
  const gap = shape.pick([300, 1_500, 4_000]);
  const arrivals = random("arrivals");
  let arrivesAt = 0;
  for (const purchase of purchases.all) {
    arrivesAt += arrivals.between(0, gap * 2);
    work(
      scheduler
        .sleep(arrivesAt)
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
