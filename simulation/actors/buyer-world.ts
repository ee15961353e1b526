import type { FaultName, Faults } from "../faults.js";
import type { Attempt } from "../engine.js";
import type { Sessions } from "../gateway/sessions.js";
import type { Verdict, Visit } from "../gateway/visits.js";
import type { ToldBuyer } from "../invariants/told.js";
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
  readonly trace: Trace;
  readonly told: (told: ToldBuyer) => void;
  /** Whose page asks for a session just now: they meet the faults of calls that name nobody. */
  readonly opening: Set<Purchase>;
  /** The attempt that has the order, when its buyer was sent where they may pay. */
  readonly awayClaim: (orderId: string) => Attempt | undefined;
  /** The buyer is told to wait for such an attempt, and not offered to pay in another way. */
  readonly onHeldUp: (purchase: Purchase, reference: string) => void;
  /** The buyer has just gone to their bank: the shop may change the order meanwhile. */
  readonly onAtBank: (purchase: Purchase) => void;
  /** Runs what may charge an attempt; the invariants ask when it began. */
  readonly during: <T>(purchase: Purchase, reference: string, run: () => Promise<T>) => Promise<T>;
}

/** The pages of banks and of PayPal, as buyers see them. */
export interface SupplierPages {
  /** The page that a form leads to. */
  reach(redirectionData: string | undefined): Visit | undefined;
  /** Presses a button there; false when the page is over. */
  decide(visit: Visit, verdict: Verdict, purchase: Purchase): boolean;
  /** What goes back with the buyer. */
  backOf(visit: Visit): string;
}

/** How one try to pay ended for the buyer: `again` when they may try once more. */
export type TryEnd = "done" | "again";

/** Whether the buyer does this strange thing now; noted with the purchase. */
export function does(world: BuyerWorld, purchase: Purchase, what: FaultName): boolean {
  if (!world.faults.strikes(what, purchase.random.buyer)) return false;
  purchase.touchedBy.add(what);
  return true;
}
