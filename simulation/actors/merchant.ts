import { tokenOf } from "../gateway/cards.js";
import type { ToldShop } from "../invariants/told.js";
import { currentOrder, type Purchase } from "../shop/purchase.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { insist, requestOperation, type Send } from "./request-operation.js";
import { reviewHeld } from "./review-desk.js";
import { cancelInstalments } from "./cancel-instalments.js";
import { followTaken } from "./follow-taken.js";
import { typedCard } from "./way-to-pay.js";

/** What the merchant does once the shop was notified of a result. */
export async function handleOrder(world: MerchantWorld, purchase: Purchase, told: ToldShop): Promise<void> {
  if (told.state === "in-review") return reviewHeld(world, purchase, told.reference);
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
      const operation = await requestOperation(world, purchase, mark, send);
      if (operation) await followTaken(world, purchase, operation, mark);
    });
  };
  if (purchase.captureMode === "VALIDATION" && !wants(world, purchase, "merchant.forgets-to-validate")) {
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
  if (wants(world, purchase, "merchant.cancels-instalments")) {
    const pauseMs = random.between(0, 15 * 60_000);
    chosen.push(() => cancelInstalments(world, purchase, reference, pauseMs));
  }
  const { walletId: merchantWalletId, mode } = purchase;
  if (merchantWalletId !== undefined && wants(world, purchase, "merchant.charges")) {
    const known = mode === "wallet" ? { merchantWalletId, paymentMeanId: "1" } : undefined;
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      const amount = random.between(1, amountMinor + 1);
      soon([1, 12], `S${count}`, async ({ operations }, idempotencyKey) => {
        const mean = known ?? (await operations.findSavedMean(reference));
        if (!mean) throw new Error("The card is not saved yet.");
        return operations.charge(mean, { idempotencyKey, amountMinor: amount, currencyCode });
      });
    }
  }
  if (wants(world, purchase, "merchant.charges-tokens")) {
    const amount = random.between(1, amountMinor + 1);
    // The gateway shows this token of each payment by card.
    const card = { tokenPan: tokenOf(purchase.card.index), cardExpiryDate: "203012" };
    soon([0, 10], "T", ({ operations }, idempotencyKey) =>
      operations.charge(card, { idempotencyKey, amountMinor: amount, currencyCode }),
    );
  }
  if (wants(world, purchase, "merchant.orders-by-phone")) {
    const request = {
      amountMinor: random.between(1, amountMinor + 1),
      currencyCode,
      orderId: `${purchase.orderId}-P`,
      card: typedCard(world.sessions, purchase.card, random.chance(0.5) ? "hosted" : "cse"),
    };
    soon([0, 10], "P", ({ operations }, idempotencyKey) => operations.moto({ ...request, idempotencyKey }));
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

/** What happens at the shop while a buyer is at their bank. */
export async function whileAtBank(world: MerchantWorld, purchase: Purchase): Promise<void> {
  await Promise.all([changeOrder(world, purchase), takeOverByPhone(world, purchase)]);
}

/** The buyer calls as well, and staff enter the same order. */
async function takeOverByPhone(world: MerchantWorld, purchase: Purchase): Promise<void> {
  if (!wants(world, purchase, "merchant.takes-over-by-phone")) return;
  const random = purchase.random.merchant;
  const { orderId } = purchase;
  const card = typedCard(world.sessions, purchase.card, "cse");
  await world.scheduler.sleep(random.between(1, 90_000));
  const { amountMinor, currencyCode } = currentOrder(purchase);
  const operation = await requestOperation(world, purchase, "B", ({ operations }, idempotencyKey) =>
    operations.moto({ idempotencyKey, orderId, amountMinor, currencyCode, card }),
  );
  if (operation) await followTaken(world, purchase, operation, "B");
}

/** The shop changes or closes the order. */
async function changeOrder(world: MerchantWorld, purchase: Purchase): Promise<void> {
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
