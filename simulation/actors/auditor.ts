import type { Payment, Payments } from "../engine.js";
import type { Purchase, Purchases } from "../shop/purchase.js";
import { epochMs } from "../shop/process-scope.js";
import type { Random } from "../random.js";
import type { MerchantWorld } from "./merchant-world.js";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What an auditor can see. */
export interface AuditWorld extends Pick<MerchantWorld, "browser" | "scheduler"> {
  readonly purchases: Purchases;
  /** Called for each payment that they are shown. */
  readonly shown: (payment: Payment) => void;
}

/** An auditor who looks up orders and lists in the shop all day, and compares them with the money. */
export function audit(world: AuditWorld, random: Random): void {
  const { browser, scheduler, purchases } = world;
  const round = async () => {
    const purchase = random.pick(purchases.all);
    const look = random.pick(looks);
    const reply = await browser.ask(random, (payments) =>
      look(payments, purchase, epochMs + scheduler.now()),
    );
    if (reply.kind === "answered") reply.value.forEach(world.shown);
    lookAgain();
  };
  // Runs that go on for weeks have seen everything by then.
  const lookAgain = () =>
    void scheduler.after(scheduler.now() < day / 4 ? 20 * minute : day, () => void round());
  lookAgain();
}

type Look = (payments: Payments, purchase: Purchase, now: number) => Promise<readonly Payment[]>;

const looks: readonly Look[] = [
  (payments, { orderId }) => payments.listByOrder(orderId),
  async (payments, { references }) => {
    const found = await Promise.all([...references].map((one) => payments.findByReference(one)));
    return found.flatMap((one) => one ?? []);
  },
  async (payments, { orderId }) => (await payments.search({ text: orderId, limit: 20 })).payments,
  async (payments) => (await payments.search({ state: "accepted", limit: 20 })).payments,
  async (payments, _purchase, now) =>
    (await payments.search({ captureDueBefore: now + 2 * day, limit: 20 })).payments,
  async (payments, _purchase, now) => {
    const from = now - 30 * minute;
    await payments.countByDay({ from, to: now });
    const found: Payment[] = [];
    for await (const payment of payments.exportPayments({ from, to: now })) found.push(payment);
    return found;
  },
  async ({ isReady, readiness, wallets }, { walletId }) => {
    await Promise.all([isReady(), readiness(), walletId !== undefined && wallets.read(walletId)]);
    return [];
  },
  async ({ operations, events, limitsOf, fraud }, { orderId, references }, now) => {
    await Promise.all([limitsOf(orderId), operations.credits(now - day), fraud.latestActions()]);
    await Promise.all([fraud.actionsOn("EmailList"), operations.find(`${orderId}-V-0-1`)]);
    for (const reference of references) {
      await Promise.all([events(reference), operations.of(reference)]);
      await Promise.all([operations.instalments(reference), fraud.actionsOf(reference)]);
    }
    return [];
  },
];
