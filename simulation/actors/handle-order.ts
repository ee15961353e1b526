import { tokenOf } from "../gateway/cards.js";
import type { Asked, ToldShop } from "../invariants/told.js";
import type { Random } from "../random.js";
import type { Purchase } from "../shop/purchase.js";
import { cancelInstalments } from "./cancel-instalments.js";
import { followTaken } from "./follow-taken.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { requestOperation, type Send } from "./request-operation.js";
import { reviewHeld } from "./review-desk.js";
import { typedCard } from "./way-to-pay.js";

/** What the merchant does once the shop was notified of a result. */
export async function handleOrder(world: MerchantWorld, purchase: Purchase, told: ToldShop): Promise<void> {
  if (told.state === "in-review") return reviewHeld(world, purchase, told.reference);
  if (told.state !== "accepted") return;
  const order: PaidOrder = { world, purchase, told, random: purchase.random.merchant, jobs: [] };
  for (const plan of plans) plan(order);
  await Promise.all(order.jobs.map((job) => job()));
}

/** An order that was paid, and what the merchant has decided to do about it. */
interface PaidOrder {
  readonly world: MerchantWorld;
  readonly purchase: Purchase;
  readonly told: ToldShop;
  readonly random: Random;
  readonly jobs: (() => Promise<void>)[];
}

/** Each draws from the same stream, so a run depends on their order. */
const plans: readonly ((order: PaidOrder) => void)[] = [
  validate,
  cancel,
  refund,
  duplicate,
  stopInstalments,
  chargeSavedCard,
  chargeToken,
  orderByPhone,
  credit,
];

function validate(order: PaidOrder): void {
  const { world, purchase, told } = order;
  const { reference } = told;
  if (purchase.captureMode !== "VALIDATION" || wants(world, purchase, "merchant.forgets-to-validate")) return;
  const amount = partOf(order);
  later(order, [0, 10], "V", amount, ({ operations }, idempotencyKey, operationOrigin) =>
    operations.validate({ idempotencyKey, reference, operationOrigin, ...amount }),
  );
}

function cancel(order: PaidOrder): void {
  const { world, purchase, told } = order;
  const { reference } = told;
  if (!wants(world, purchase, "merchant.cancels")) return;
  const amount = partOf(order);
  later(order, [0, 8], "C", amount, ({ operations }, idempotencyKey, operationOrigin) =>
    operations.cancel({ idempotencyKey, reference, operationOrigin, ...amount }),
  );
}

function refund(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  const { reference } = told;
  if (!wants(world, purchase, "merchant.refunds")) return;
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    const amount = partOf(order);
    later(order, [21, 24], `F${count}`, amount, ({ operations }, idempotencyKey, operationOrigin) =>
      operations.refund({ idempotencyKey, reference, operationOrigin, ...amount }),
    );
  }
}

function duplicate(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  const { reference } = told;
  if (!wants(world, purchase, "merchant.duplicates")) return;
  const amountMinor = random.between(1, told.amountMinor + 1);
  later(order, [0, 10], "D", { amountMinor }, ({ operations }, idempotencyKey) =>
    operations.duplicate({ idempotencyKey, reference, amountMinor }),
  );
}

function stopInstalments({ world, purchase, told, random, jobs }: PaidOrder): void {
  if (!wants(world, purchase, "merchant.cancels-instalments")) return;
  const pauseMs = random.between(0, 15 * 60_000);
  jobs.push(() => cancelInstalments(world, purchase, told.reference, pauseMs));
}

function chargeSavedCard(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  const { reference, currencyCode } = told;
  const { walletId: merchantWalletId, mode } = purchase;
  if (merchantWalletId === undefined || !wants(world, purchase, "merchant.charges")) return;
  const known = mode === "wallet" ? { merchantWalletId, paymentMeanId: "1" } : undefined;
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    const amountMinor = random.between(1, told.amountMinor + 1);
    later(order, [1, 12], `S${count}`, { amountMinor }, async ({ operations }, idempotencyKey) => {
      const mean = known ?? (await operations.findSavedMean(reference));
      if (!mean) throw new Error("The card is not saved yet.");
      return operations.charge(mean, { idempotencyKey, amountMinor, currencyCode });
    });
  }
}

function chargeToken(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  const { currencyCode } = told;
  if (!wants(world, purchase, "merchant.charges-tokens")) return;
  const amountMinor = random.between(1, told.amountMinor + 1);
  // The gateway shows this token of each payment by card.
  const card = { tokenPan: tokenOf(purchase.card.index), cardExpiryDate: "203012" };
  later(order, [0, 10], "T", { amountMinor }, ({ operations }, idempotencyKey) =>
    operations.charge(card, { idempotencyKey, amountMinor, currencyCode }),
  );
}

function orderByPhone(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  if (!wants(world, purchase, "merchant.orders-by-phone")) return;
  const request = {
    amountMinor: random.between(1, told.amountMinor + 1),
    currencyCode: told.currencyCode,
    orderId: `${purchase.orderId}-P`,
    card: typedCard(world.sessions, purchase.card, random.chance(0.5) ? "hosted" : "cse"),
  };
  later(order, [0, 10], "P", request, ({ operations }, idempotencyKey) =>
    operations.moto({ ...request, idempotencyKey }),
  );
}

function credit(order: PaidOrder): void {
  const { world, purchase, told, random } = order;
  const { currencyCode } = told;
  if (!wants(world, purchase, "merchant.credits")) return;
  const card = { cardNumber: world.sessions.hide(purchase.card), cardExpiryDate: "203012" };
  const amountMinor = random.between(1, 5_000);
  later(order, [0, 10], "H", { amountMinor }, ({ operations }, idempotencyKey) =>
    operations.creditHolder({ idempotencyKey, amountMinor, currencyCode, card }),
  );
}

/** All of the payment, or any part of it, now and then a little too much. */
function partOf({ random, told }: PaidOrder): { readonly amountMinor?: number } {
  return random.chance(0.5) ? { amountMinor: random.between(1, told.amountMinor + 1) } : {};
}

/** Plans an operation within so many minutes, and what follows the payment that it makes. */
function later(
  { world, purchase, random, jobs }: PaidOrder,
  [from, to]: readonly [number, number],
  mark: string,
  { amountMinor }: Asked,
  send: Send,
): void {
  const pauseMs = random.between(from * 60_000, to * 60_000);
  jobs.push(async () => {
    await world.scheduler.sleep(pauseMs);
    const operation = await requestOperation(world, purchase, mark, send, { amountMinor });
    if (operation) await followTaken(world, purchase, operation, mark);
  });
}
