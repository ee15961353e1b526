import type { FaultName, Faults } from "../faults.js";
import type { Attempt } from "../engine.js";
import type { Sessions } from "../gateway/sessions.js";
import type { Verdict, Visit } from "../gateway/visits.js";
import type { ToldBuyer } from "../invariants/told.js";
import type { OutsideAuthentications } from "../shop/outside-authentications.js";
import type { Purchase } from "../shop/purchase.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { Browser } from "./browser.js";

/** What a buyer can see and do. */
export interface BuyerWorld {
  readonly scheduler: Scheduler;
  readonly browser: Browser;
  readonly faults: Faults;
  readonly sessions: Sessions;
  readonly suppliers: SupplierPages;
  readonly outside: OutsideAuthentications;
  readonly trace: Trace;
  readonly told: (told: ToldBuyer) => void;
  /** Purchases whose page is requesting a session: faults of calls that name no purchase are attributed to them. */
  readonly opening: Set<Purchase>;
  /** The attempt that has claimed the order, if its buyer was redirected to where they can pay. */
  readonly awayClaim: (orderId: string) => Attempt | undefined;
  /** Called when the buyer must wait for such an attempt, without the offer to pay another way. */
  readonly onHeldUp: (purchase: Purchase, reference: string) => void;
  /** Called when the buyer has left for their bank: the shop may change the order meanwhile. */
  readonly onAtBank: (purchase: Purchase) => void;
  /** Runs what may charge an attempt; the invariants ask when it began. */
  readonly during: <T>(purchase: Purchase, reference: string, run: () => Promise<T>) => Promise<T>;
}

/** The pages of banks and other suppliers, as buyers see them. */
export interface SupplierPages {
  /** The page that a form leads to. */
  reach(redirectionData: string | undefined): Visit | undefined;
  /** Presses a button there; false when the page has expired. */
  decide(visit: Visit, verdict: Verdict, purchase: Purchase): boolean;
  /** What goes back with the buyer. */
  backOf(visit: Visit): string;
}

/** How one try to pay ended for the buyer: `again` when they may try once more. */
export type TryEnd = "done" | "again";

/** Whether the buyer shows this behaviour now; recorded with the purchase. */
export function does(world: BuyerWorld, purchase: Purchase, what: FaultName): boolean {
  if (!world.faults.strikes(what, purchase.random.buyer)) return false;
  purchase.touchedBy.add(what);
  return true;
}
