import { isOver, type Operation, type Payments } from "../engine.js";
import type { Faults, FaultName } from "../faults.js";
import type { Ledger } from "../gateway/ledger.js";
import type { Sessions } from "../gateway/sessions.js";
import type { ToldMerchant, ToldShop } from "../invariants/told.js";
import { currentOrder, type Purchase } from "../shop/purchase.js";
import type { Scheduler } from "../time/scheduler.js";
import type { Trace } from "../trace.js";
import type { Browser, Reply } from "./browser.js";

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
}

/** One request of the merchant to the engine. */
export type Send = (payments: Payments, idempotencyKey: string, origin: string) => Promise<Operation>;

/** What the merchant does once the shop was notified of a result. */
export async function handleOrder(world: MerchantWorld, purchase: Purchase, told: ToldShop): Promise<void> {
  const random = purchase.random.merchant;
  const { reference } = told;
  if (told.state === "in-review") {
    await world.scheduler.sleep(random.between(1, 15) * 60_000);
    const decide = (mark: string) => {
      const isAccepted = random.chance(0.7);
      return requestOperation(world, purchase, mark, ({ operations }, idempotencyKey, operationOrigin) => {
        const request = { idempotencyKey, reference, operationOrigin };
        return isAccepted ? operations.acceptReview(request) : operations.refuseReview(request);
      });
    };
    // Two people look at the same queue.
    const isTwice = wants(world, purchase, "merchant.decides-twice");
    await Promise.all(isTwice ? [decide("R"), decide("Q")] : [decide("R")]);
    return;
  }
  if (told.state !== "accepted") return;
  await Promise.all(plans(world, purchase, told).map((plan) => plan()));
}

function plans(world: MerchantWorld, purchase: Purchase, told: ToldShop): readonly (() => Promise<void>)[] {
  const random = purchase.random.merchant;
  const { reference, amountMinor, currencyCode } = told;
  const part = () => (random.chance(0.5) ? { amountMinor: random.between(1, amountMinor + 1) } : {});
  const chosen: (() => Promise<void>)[] = [];
  const soon = (minutes: readonly [number, number], mark: string, send: Send) => {
    const pauseMs = random.between(minutes[0] * 60_000, minutes[1] * 60_000);
    chosen.push(async () => {
      await world.scheduler.sleep(pauseMs);
      await requestOperation(world, purchase, mark, send);
    });
  };
  if (purchase.captureMode === "VALIDATION") {
    const amount = part();
    soon([0, 10], "V", ({ operations }, idempotencyKey, operationOrigin) =>
      operations.validate({ idempotencyKey, reference, operationOrigin, ...amount }),
    );
  }
  if (wants(world, purchase, "merchant.cancels")) {
    const amount = part();
    soon([0, 8], "C", ({ operations }, idempotencyKey, operationOrigin) =>
      operations.cancel({ idempotencyKey, reference, operationOrigin, ...amount }),
    );
  }
  if (wants(world, purchase, "merchant.refunds")) {
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      const amount = part();
      soon([21, 24], `F${count}`, ({ operations }, idempotencyKey, operationOrigin) =>
        operations.refund({ idempotencyKey, reference, operationOrigin, ...amount }),
      );
    }
  }
  if (wants(world, purchase, "merchant.duplicates")) {
    const amount = random.between(1, amountMinor + 1);
    soon([0, 10], "D", ({ operations }, idempotencyKey) =>
      operations.duplicate({ idempotencyKey, reference, amountMinor: amount }),
    );
  }
  const { walletId: merchantWalletId, mode } = purchase;
  if (merchantWalletId !== undefined && wants(world, purchase, "merchant.charges")) {
    const known = mode === "wallet" ? { merchantWalletId, paymentMeanId: "1" } : undefined;
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      const amount = random.between(1, amountMinor + 1);
      soon([1, 30], `S${count}`, async ({ operations }, idempotencyKey) => {
        const mean = known ?? (await operations.findSavedMean(reference));
        if (!mean) throw new Error("The card is not saved yet.");
        return operations.charge(mean, { idempotencyKey, amountMinor: amount, currencyCode });
      });
    }
  }
  if (wants(world, purchase, "merchant.credits")) {
    const card = { cardNumber: world.sessions.hide(purchase.card), cardExpiryDate: "203012" };
    const amount = random.between(1, 5_000);
    soon([0, 10], "H", ({ operations }, idempotencyKey) =>
      operations.creditHolder({ idempotencyKey, amountMinor: amount, currencyCode, card }),
    );
  }
  return chosen;
}

/** The merchant refunds an overpayment each time they are told of it. */
export async function giveBack(world: MerchantWorld, purchase: Purchase, told: ToldShop): Promise<void> {
  const random = purchase.random.merchant;
  await Promise.all(
    (told.overpaid?.refund ?? []).map(async (reference) => {
      await world.scheduler.sleep(random.between(0, 30 * 60_000));
      const refund = () =>
        insist(world, purchase, "", ({ operations }) => operations.refundOverpayment(reference));
      const isTwice = wants(world, purchase, "merchant.decides-twice");
      await Promise.all(isTwice ? [refund(), refund()] : [refund()]);
    }),
  );
}

/** One request of the merchant: repeated under a new key when the operation was reported not done. */
async function requestOperation(
  world: MerchantWorld,
  purchase: Purchase,
  mark: string,
  send: Send,
): Promise<void> {
  const random = purchase.random.merchant;
  for (let turn = 1; turn <= 3; turn += 1) {
    const origin = `${mark}-${purchase.index}-${turn}`;
    const ask = () => insist(world, purchase, origin, send);
    const isTwice = wants(world, purchase, "merchant.asks-twice");
    const [operation] = await Promise.all(isTwice ? [ask(), ask()] : [ask()]);
    if (operation?.state !== "not-done" || !random.chance(0.8)) return;
    await world.scheduler.sleep(random.between(10_000, 120_000));
  }
}

const mostAsked = 30;

/** Repeats a request under one idempotency key until the operation is decided, also after a lost answer. */
export async function insist(
  world: MerchantWorld,
  purchase: Purchase,
  origin: string,
  send: Send,
  isDecided = ({ state }: Operation) => isOver(state),
): Promise<Operation | undefined> {
  const random = purchase.random.merchant;
  const idempotencyKey = `${purchase.orderId}-${origin}`;
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => send(payments, idempotencyKey, origin),
      (answer) => hear(world, purchase, origin, answer),
    );
    if (world.trace.isKept)
      world.trace.add("merchant", purchase.orderId, `${idempotencyKey}: ${textOf(reply)}`);
    if (reply.kind === "answered" && isDecided(reply.value)) return reply.value;
    if (reply.kind === "problem" && reply.error.code !== "PAYMENT_OPERATION_PENDING") return undefined;
    await world.scheduler.sleep(random.between(20_000, 120_000) * (1 + asked / 4));
  }
  return undefined;
}

/** Records what the merchant was told, and to which order it belongs. */
export function hear(
  world: MerchantWorld,
  purchase: Purchase,
  origin: string,
  reply: Reply<Operation>,
): void {
  if (reply.kind !== "answered") return;
  const operation = reply.value;
  world.link(operation.newReference ?? operation.reference, purchase);
  world.told({ at: world.scheduler.now(), orderId: purchase.orderId, operation, origin });
}

/** The shop changes or closes an order while its buyer is at the bank. */
export async function whileAtBank(world: MerchantWorld, purchase: Purchase): Promise<void> {
  const isChanging = wants(world, purchase, "merchant.changes-order");
  const isClosing = wants(world, purchase, "merchant.closes-order");
  if (!isChanging && !isClosing) return;
  const random = purchase.random.merchant;
  await world.scheduler.sleep(random.between(1, 60_000));
  const order = currentOrder(purchase);
  const amountMinor = isChanging ? order.amountMinor + random.between(1, 99_000) : order.amountMinor;
  purchase.versions.push({
    ...order,
    from: world.scheduler.now(),
    amountMinor,
    isOpen: order.isOpen && !isClosing,
  });
  if (world.trace.isKept) {
    const what = isClosing ? "closes the order" : `changes the order to ${amountMinor}`;
    world.trace.add("merchant", purchase.orderId, what);
  }
}

/** Whether the merchant does this now; recorded with the purchase. */
export function wants(world: MerchantWorld, purchase: Purchase, what: FaultName): boolean {
  if (!world.faults.strikes(what, purchase.random.merchant)) return false;
  purchase.touchedBy.add(what);
  return true;
}

function textOf(reply: Reply<Operation>): string {
  if (reply.kind === "problem") return reply.error.code;
  return reply.kind === "answered"
    ? `${reply.value.kind} ${reply.value.state}: ${reply.value.what}`
    : reply.kind;
}
