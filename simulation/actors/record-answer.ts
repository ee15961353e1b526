import type { Next } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import type { Reply } from "./browser.js";
import type { BuyerWorld } from "./buyer-world.js";

/** Records the server's answer to the buyer at the moment it arrives. */
export function recordAnswer(
  world: BuyerWorld,
  purchase: Purchase,
  reference: string,
  reply: Reply<Next | undefined>,
): void {
  if (reply.kind === "answered" && reply.value?.outcome)
    recordTold(world, purchase, reference, reply.value.outcome);
}

/** Records the state of an attempt that a buyer was shown. */
export function recordTold(world: BuyerWorld, { orderId }: Purchase, reference: string, what: string): void {
  world.told({ at: world.scheduler.now(), orderId, reference, what });
}

/** An answer in a few words, for the history. */
export function textOf(reply: Reply<unknown>): string {
  if (reply.kind === "problem") return reply.error.code;
  if (reply.kind !== "answered") return reply.kind;
  const { value } = reply;
  return typeof value === "object" && value !== null && "outcome" in value ? String(value.outcome) : "ok";
}
