import { referenceOf, type Next } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import { does, type BuyerWorld, type TryEnd } from "./buyer-world.js";
import { hear, textOf } from "./hear.js";

type Answer = "confirm" | "cancel";

/** The buyer, back from PayPal, is shown what they are about to pay: they confirm, cancel, press twice, or leave. */
export async function confirmation(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  if (does(world, purchase, "buyer.leaves")) return "done";
  const page = await world.browser.ask(random, (payments) => payments.readConfirmation(session));
  if (page.kind !== "answered" || page.value === undefined) return "again";
  if (!("payment" in page.value)) return page.value;
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(10, 40) * 60_000 : random.between(2_000, 60_000));
  const answer: Answer = does(world, purchase, "buyer.cancels-confirmation") ? "cancel" : "confirm";
  const first = press(world, purchase, session, answer);
  if (does(world, purchase, "buyer.double-click")) {
    await world.scheduler.sleep(random.pick([0, 1, 2_000]));
    // A second press, or the other button on the same page in another tab.
    await press(world, purchase, session, random.chance(0.7) ? answer : "cancel");
  }
  return first;
}

async function press(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
  answer: Answer,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  const reference = referenceOf(session);
  for (let sent = 0; sent < 3; sent += 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => world.during(purchase, reference, () => payments.confirm(session, answer)),
      (given) => hear(world, purchase, reference, given),
    );
    if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `presses ${answer}: ${textOf(reply)}`);
    if (reply.kind === "answered") return reply.value ?? "again";
    if (reply.kind === "problem") return "again";
    await world.scheduler.sleep(random.between(1_000, 20_000));
  }
  return "again";
}
