import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { orderAtOnce } from "./order-at-once.js";

/** Orders a card payment at once, with the result of an earlier authentication, or without one. */
export function cardOrder(call: Call): Reply {
  return orderAtOnce(call, "cardOrder");
}
