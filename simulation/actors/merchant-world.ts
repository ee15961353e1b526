import type { Faults, FaultName } from "../faults.js";
import type { ReviewEnd } from "../gateway/decide-held.js";
import type { Ledger } from "../gateway/ledger.js";
import type { Sessions } from "../gateway/sessions.js";
import type { ToldInstalment, ToldMerchant } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { Browser } from "./browser.js";

/** What the merchant can see and do. */
export interface MerchantWorld {
  readonly scheduler: Scheduler;
  readonly browser: Browser;
  readonly faults: Faults;
  readonly sessions: Sessions;
  readonly ledger: Ledger;
  readonly trace: Trace;
  readonly told: (told: ToldMerchant) => void;
  /** A transaction that the merchant made belongs to this order. */
  readonly link: (reference: string, purchase: Purchase) => void;
  readonly toldInstalment: (told: ToldInstalment) => void;
  /** Decides a held payment in the bank's portal, or lets it expire there. */
  readonly decideInPortal: (reference: string, end: ReviewEnd) => void;
}

/** Whether the merchant does this now; recorded with the purchase. */
export function wants(world: MerchantWorld, purchase: Purchase, what: FaultName): boolean {
  if (!world.faults.strikes(what, purchase.random.merchant)) return false;
  purchase.touchedBy.add(what);
  return true;
}
