import type { Random } from "../random.js";
import type { Purchase, Purchases } from "../shop/purchase.js";

/** When a buyer comes, in milliseconds since the run began. */
export interface Arrival {
  readonly purchase: Purchase;
  readonly at: number;
}

/** When each buyer comes: one after the other, with random gaps; the run's shape says how busy its shop is. */
export function arrivalsOf({ all }: Purchases, shape: Random, random: Random): readonly Arrival[] {
  const gapMs = shape.pick([300, 1_500, 4_000]);
  let at = 0;
  return all.map((purchase) => {
    at += random.between(0, gapMs * 2);
    return { purchase, at };
  });
}
