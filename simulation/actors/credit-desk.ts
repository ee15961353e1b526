import { isOver, type Operation, type Payments } from "../engine.js";
import { creditSettings } from "../shop/credit-settings.js";
import type { Purchase } from "../shop/purchase.js";
import { wants } from "./merchant-world.js";
import { recordOperation, insist } from "./request-operation.js";
import type { StaffWorld } from "./staff-world.js";

/** Anna credits a buyer's saved card. A larger credit waits: others approve or decline it, at once, late or never. */
export async function creditWallet(world: StaffWorld, purchase: Purchase, walletId: string): Promise<void> {
  if (!wants(world, purchase, "merchant.credits-wallets")) return;
  const random = purchase.random.staff;
  const paymentMeanId = purchase.mode === "wallet" ? "1" : String(random.between(1, 3));
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    await world.scheduler.sleep(random.between(0, 10 * 60_000));
    const asked = {
      merchantWalletId: walletId,
      paymentMeanId,
      amountMinor: random.between(1, creditSettings.perCreditMinor + 1_000),
      currencyCode: "978",
      by: "anna",
    };
    const operation = await insist(
      world,
      purchase,
      `W${count}`,
      ({ operations }, idempotencyKey) => operations.walletCreditHolder({ ...asked, idempotencyKey }),
      { amountMinor: asked.amountMinor, isDecided },
    );
    if (operation?.state === "prepared") await decide(world, purchase, operation);
  }
}

/** True when a credit is over, or waits for its approval. */
function isDecided({ state, approval }: Operation): boolean {
  return isOver(state) || approval?.state === "awaited";
}

async function decide(world: StaffWorld, purchase: Purchase, operation: Operation): Promise<void> {
  const random = purchase.random.staff;
  const { lifeMs } = creditSettings.approval;
  // Some decide in the last moment, while it expires.
  const isLate = random.chance(0.5);
  await world.scheduler.sleep(
    isLate ? lifeMs + random.between(-3_000, 9_000) : random.between(1_000, lifeMs / 2),
  );
  const people = random.pick([
    ["bob"],
    ["bob"],
    ["bob", "carl"],
    ["anna"],
    ["anna", "carl"],
    ["declines"],
    ["bob", "declines"],
    [],
  ] as const);
  await Promise.all(people.map((who) => press(world, purchase, operation, who)));
}

/** One person presses their button, and again after a lost answer. */
async function press(
  world: StaffWorld,
  purchase: Purchase,
  { idempotencyKey }: Operation,
  who: string,
): Promise<void> {
  const random = purchase.random.staff;
  const isDeclining = who === "declines";
  const by = isDeclining ? "dora" : who;
  const send = ({ operations }: Payments) =>
    isDeclining
      ? operations.declineCredit({ idempotencyKey, by })
      : operations.approveCredit({ idempotencyKey, by });
  for (let asked = 0; asked < 3; asked += 1) {
    if (!isDeclining) world.approve({ at: world.scheduler.now(), idempotencyKey, by });
    const reply = await world.browser.ask(random, send, (answer) =>
      recordOperation(world, purchase, { origin: "" }, answer),
    );
    if (world.trace.isKept) {
      const what = reply.kind === "answered" ? `${reply.value.state}: ${reply.value.what}` : reply.kind;
      world.trace.add("staff", purchase.orderId, `${by} decides on ${idempotencyKey}: ${what}`);
    }
    if (reply.kind === "answered" || reply.kind === "problem") return;
    await world.scheduler.sleep(random.between(1_000, 30_000));
  }
}
