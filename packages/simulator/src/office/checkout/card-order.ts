import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { orderAtOnce } from "./order-at-once.js";

/** Orders a card payment at once, with the result of an authentication that took place before, or without any. */
export function cardOrder(call: Call): Reply {
  return orderAtOnce(call, "cardOrder");
}
