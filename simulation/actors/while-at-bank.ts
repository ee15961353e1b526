import { currentOrder, type Purchase } from "../shop/purchase.js";
import { followTaken } from "./follow-taken.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { requestOperation } from "./request-operation.js";
import { typedCard } from "./way-to-pay.js";

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
  const operation = await requestOperation(
    world,
    purchase,
    "B",
    ({ operations }, idempotencyKey) =>
      operations.moto({ idempotencyKey, orderId, amountMinor, currencyCode, card }),
    { amountMinor },
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
  // The same number in another currency is another amount.
  const isOtherCurrency = random.chance(0.3);
  const changed = isOtherCurrency
    ? { currencyCode: "826" }
    : { amountMinor: order.amountMinor + random.between(1, 99_000) };
  purchase.versions.push({
    ...order,
    ...(isChanging && changed),
    from: world.scheduler.now(),
    isOpen: order.isOpen && !isClosing,
  });
  if (world.trace.isKept) {
    const { amountMinor, currencyCode } = currentOrder(purchase);
    const what = isClosing ? "closes the order" : `changes the order to ${amountMinor} ${currencyCode}`;
    world.trace.add("merchant", purchase.orderId, what);
  }
}
