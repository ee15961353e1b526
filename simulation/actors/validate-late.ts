import type { ToldCapture } from "../invariants/told.js";
import type { Purchase } from "../shop/purchase.js";
import type { MerchantWorld } from "./merchant-world.js";
import { requestOperation } from "./request-operation.js";

/** Warned that a payment expires, the merchant validates it, cancels it, or does nothing. */
export async function validateLate(
  world: MerchantWorld,
  purchase: Purchase,
  { reference }: ToldCapture,
): Promise<void> {
  const random = purchase.random.staff;
  const kind = random.pick(["validate", "cancel", "forget"] as const);
  await world.scheduler.sleep(random.between(0, 20 * 60_000));
  if (kind === "forget") return;
  await requestOperation(world, purchase, "L", ({ operations }, idempotencyKey, operationOrigin) =>
    operations[kind]({ idempotencyKey, reference, operationOrigin }),
  );
}
