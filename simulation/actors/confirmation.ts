import { referenceOf, type Next } from "../engine.js";
import type { Purchase } from "../shop/purchase.js";
import { does, type BuyerWorld, type TryEnd } from "./buyer-world.js";
import { recordAnswer } from "./record-answer.js";
import { sendUntilAnswered } from "./send-until-answered.js";

type Answer = "confirm" | "cancel";

/** The buyer, back from PayPal, is shown what they are about to pay: they confirm, cancel, click twice, or leave. */
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
    // A second click, or the other button on the same page in another tab.
    await press(world, purchase, session, random.chance(0.7) ? answer : "cancel");
  }
  return first;
}

function press(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
  answer: Answer,
): Promise<Next | TryEnd> {
  const reference = referenceOf(session);
  return sendUntilAnswered(world, purchase, {
    reference,
    what: `presses ${answer}`,
    send: (payments) => payments.confirm(session, answer),
    onAnswer: (given) => recordAnswer(world, purchase, reference, given),
  });
}
