import type { Next, Payments } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import type { BuyerWorld, TryEnd } from "./buyer-world.js";
import type { Reply } from "./browser.js";
import { textOf } from "./record-answer.js";

/** What a buyer's browser sends, and how its answers are handled. */
export interface Sending {
  /** The attempt that the form belongs to. */
  readonly reference: string;
  /** For the trace, such as `comes back from the bank`. */
  readonly what: string;
  readonly send: (payments: Payments) => Promise<Next | undefined>;
  readonly onAnswer: (reply: Reply<Next | undefined>) => void;
}

/** Sends a form, and sends it again when there was no answer, as a reload does. */
export async function sendUntilAnswered(
  world: BuyerWorld,
  purchase: Purchase,
  { reference, what, send, onAnswer }: Sending,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  for (let sent = 0; sent < 3; sent += 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => world.during(purchase, reference, () => send(payments)),
      onAnswer,
    );
    if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `${what}: ${textOf(reply)}`);
    if (reply.kind === "answered") return reply.value ?? "again";
    if (reply.kind === "problem") return "again";
    await world.scheduler.sleep(random.between(1_000, 20_000));
  }
  return "again";
}
