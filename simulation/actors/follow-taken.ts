import { isHeld, takenPaymentOf, type Operation } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { requestOperation } from "./request-operation.js";
import { reviewHeld } from "./review-desk.js";

const minute = 60_000;

/** What follows a payment that staff have taken: it is reviewed when it is held, and some are refunded. */
export async function followTaken(
  world: MerchantWorld,
  purchase: Purchase,
  operation: Operation,
  mark: string,
): Promise<void> {
  const reference = takenPaymentOf(operation);
  if (reference === undefined || operation.state !== "accepted") return;
  if (isHeld(operation)) return reviewHeld(world, purchase, reference, mark);
  const random = purchase.random.merchant;
  if (wants(world, purchase, "merchant.cancels")) {
    await world.scheduler.sleep(random.between(0, 8 * minute));
    await requestOperation(world, purchase, `C${mark}`, ({ operations }, idempotencyKey, operationOrigin) =>
      operations.cancel({ idempotencyKey, reference, operationOrigin }),
    );
  }
  if (wants(world, purchase, "merchant.refunds")) {
    await world.scheduler.sleep(random.between(21 * minute, 24 * minute));
    await requestOperation(world, purchase, `F${mark}`, ({ operations }, idempotencyKey, operationOrigin) =>
      operations.refund({ idempotencyKey, reference, operationOrigin }),
    );
  }
}
