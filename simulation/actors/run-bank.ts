import type { Transaction } from "../gateway/ledger.js";
import type { Office } from "../gateway/office.js";
import type { Told } from "../invariants/told.js";
import type { Random } from "../random.js";
import type { Scheduler } from "../time/scheduler.js";

/** What the bank and its portal need to run. */
export interface BankWorld {
  readonly scheduler: Scheduler;
  readonly office: Office;
  readonly told: Pick<Told, "shopOf">;
  readonly random: (name: string) => Random;
  /** The number of buyers and merchants still active. */
  readonly atWork: () => number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const everyMs = 20 * minute;

/** The bank's daily work: captures, decisions on pending payments, and a merchant who uses the portal. */
export function runBank(world: BankWorld): void {
  const { scheduler, office, random } = world;
  const portal = random("portal");
  const decide = random("pending");
  const round = () => {
    office.decidePending(() => decide.chance(0.6));
    office.remit();
    decideHeldPayments(world, portal);
    scheduler.after(everyMs, round);
  };
  scheduler.after(everyMs, round);
}

/** Most held payments that the shop knows of are decided through the engine, the rest in the bank's portal. */
function decideHeldPayments({ scheduler, office, told, atWork }: BankWorld, portal: Random): void {
  const isLate = atWork() === 0;
  for (const one of office.model.ledger.waiting()) {
    const heldMs = scheduler.now() - one.at;
    if (one.status !== "TO_CHALLENGE" || heldMs <= 30 * minute) continue;
    const isForgotten = heldMs > day;
    if (isKnown(one, told) && !isForgotten && (isLate || !portal.chance(0.2))) continue;
    office.decideInPortal(one.reference, portal.pick(["accept", "accept", "accept", "refuse", "expire"]));
  }
}

/** True when the shop knows that a payment is held: staff know of each one that they have taken. */
function isKnown({ kind, orderId = "", reference }: Transaction, told: BankWorld["told"]): boolean {
  return (
    kind !== "order" ||
    told.shopOf(orderId).some((one) => one.reference === reference && one.state === "in-review")
  );
}
