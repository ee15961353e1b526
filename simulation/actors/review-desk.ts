import type { Purchase } from "../shop/purchase.js";
import { wants, type MerchantWorld } from "./merchant-world.js";
import { requestOperation } from "./request-operation.js";

/**
 * What becomes of a payment that is held for review: most are decided here, some of them by two people at once, and some
 * in the bank's portal, where others expire.
 *
 * @param mark distinguishes decisions about payments that staff have taken from those about the buyer's own
 */
export async function reviewHeld(
  world: MerchantWorld,
  purchase: Purchase,
  reference: string,
  mark = "",
): Promise<void> {
  const random = purchase.random.merchant;
  await world.scheduler.sleep(random.between(1, 15) * 60_000);
  if (random.chance(0.2)) return world.decideInPortal(reference, random.pick(["accept", "refuse", "expire"]));
  const decide = (who: string) => {
    const kind = random.pick([
      "acceptReview",
      "acceptReview",
      "acceptReview",
      "refuseReview",
      "cancel",
    ] as const);
    // What is to be validated anyway may be validated with the decision.
    const validates = kind === "acceptReview" && random.chance(0.5);
    return requestOperation(
      world,
      purchase,
      `${who}${mark}`,
      ({ operations }, idempotencyKey, operationOrigin) =>
        operations[kind]({
          idempotencyKey,
          reference,
          operationOrigin,
          ...(validates && { validate: true }),
        }),
      { validate: validates },
    );
  };
  // Two people look at the same queue.
  const isTwice = wants(world, purchase, "merchant.decides-twice");
  await Promise.all(isTwice ? [decide("R"), decide("Q")] : [decide("R")]);
}
