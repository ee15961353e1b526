import { createFraudLists } from "./gateway/fraud-lists.js";
import { createLedger } from "./gateway/ledger.js";
import { createVisits } from "./gateway/visits.js";
import { createWalletMandates } from "./gateway/wallet-mandates.js";
import { createWallets } from "./gateway/wallets.js";
import type { Faults } from "./faults.js";
import type { Evidence } from "./invariants/evidence.js";
import { createSubmissions } from "./invariants/submissions.js";
import { createTold } from "./invariants/told.js";
import { createViolations } from "./invariants/violation.js";
import { createMemoryStore } from "./journal/memory-store.js";
import type { Random } from "./random.js";
import { createOutsideAuthentications } from "./shop/outside-authentications.js";
import type { Purchases } from "./shop/purchase.js";
import { createReceivers } from "./shop/receivers.js";
import { shopSettings } from "./shop/shop-settings.js";
import type { Scheduler } from "./time/scheduler.js";

/** The parts of a run that the invariants check: the gateway's records, the journal, and what everybody was told. */
export function createEvidence({
  scheduler,
  faults,
  purchases,
  savings,
  touchedBy,
  random,
}: {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly purchases: Purchases;
  readonly savings: Evidence["savings"];
  readonly touchedBy: Evidence["touchedBy"];
  readonly random: (name: string) => Random;
}): Evidence {
  const { now } = scheduler;
  const wallets = createWallets(now);
  for (const { walletId, card, savesCard } of purchases.all) {
    if (walletId !== undefined && !savesCard) wallets.add(walletId, card);
  }
  return {
    purchases,
    ledger: createLedger(now),
    visits: createVisits(),
    wallets,
    mandates: createWalletMandates(now),
    fraudLists: createFraudLists(now),
    outside: createOutsideAuthentications(),
    receivers: createReceivers({ scheduler, faults, purchases }, random("receivers")),
    settings: shopSettings(random, faults),
    store: createMemoryStore(now, faults.rate("disk.lost-tail") > 0),
    told: createTold(),
    savings,
    submissions: createSubmissions(),
    now,
    touchedBy,
    violations: createViolations(),
  };
}
