import type { Gateway } from "@sips-kit/server";
import type { MovableTime } from "../movable-time.js";
import type { Shop } from "../shop.js";

/** What a crowd of buyers and the staff of the shop share. */
export interface Crowd {
  readonly shop: Shop;
  readonly time: MovableTime;
  /** The gateway's own frames, which a shop's failing connection does not affect. */
  readonly frames: Gateway;
  /** Orders whose buyer has insisted on paying another way. */
  readonly insisted: Set<string>;
  /** What buyers saw of their payments. */
  readonly seen: { readonly reference: string; readonly state: string }[];
  /** How often each kind of step was made. */
  readonly done: Map<string, number>;
}
