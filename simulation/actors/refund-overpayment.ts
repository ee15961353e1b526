import type { ToldShop } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { insist } from "./request-operation.js";

/** The merchant refunds an overpayment at each notification of it. */
export async function refundOverpayment(
  world: MerchantWorld,
  purchase: Purchase,
  told: ToldShop,
): Promise<void> {
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
