import { referenceOf, sessionIn, type Next } from "../engine.js";
import type { Card } from "../gateway/cards.js";
import type { Purchase } from "../shop/purchase.js";
import { does, type BuyerWorld, type TryEnd } from "./buyer-world.js";
import { recordAnswer } from "./record-answer.js";
import { sendUntilAnswered } from "./send-until-answered.js";

/** The buyer goes to their bank and comes back, late, twice, forged, or not at all. */
export async function bankVisit(
  world: BuyerWorld,
  purchase: Purchase,
  card: Card,
  url: string,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  const session = sessionIn(url);
  const reply = await world.browser.ask(random, (payments) => payments.redirect(session));
  if (reply.kind !== "answered" || reply.value === undefined) return "again";
  if (!("form" in reply.value)) return reply.value;
  const { action, fields } = reply.value.form;
  const bankSession = world.sessions.find((fields["PaReq"] ?? "").slice("PAREQ".length));
  // A form that leads nowhere: the buyer sees a blank page.
  if (action === "" || !bankSession) return "done";
  world.onAtBank(purchase);
  if (does(world, purchase, "buyer.leaves")) return "done";
  const forging = does(world, purchase, "buyer.forges") ? forge(world, purchase, session) : undefined;
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(16, 90) * 60_000 : random.between(4_000, 150_000));
  const paRes = world.sessions.authenticate(bankSession, card.kind !== "fails-authentication");
  const first = comeBack(world, purchase, session, paRes);
  if (does(world, purchase, "buyer.returns-twice")) {
    await world.scheduler.sleep(random.pick([0, 0, 5, 3_000, 600_000]));
    await comeBack(world, purchase, session, paRes);
  }
  const back = await first;
  await forging;
  return back;
}

/** The return form of the bank. */
function comeBack(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
  paRes: string,
): Promise<Next | TryEnd> {
  const reference = referenceOf(session);
  return sendUntilAnswered(world, purchase, {
    reference,
    what: "comes back from the bank",
    send: (payments) => payments.handleReturn(session, { PaRes: paRes, MD: session }),
    onAnswer: (answer) => recordAnswer(world, purchase, reference, answer),
  });
}

/** Somebody who has seen the return URL posts forged returns. */
async function forge(world: BuyerWorld, purchase: Purchase, session: string): Promise<void> {
  const random = purchase.random.buyer;
  for (let sent = random.between(1, 4); sent > 0; sent -= 1) {
    await world.scheduler.sleep(random.between(10, 40_000));
    const forged = random.chance(0.7) ? { PaRes: `forged${sent}` } : {};
    await world.browser.ask(random, (payments) =>
      world.during(purchase, referenceOf(session), () => payments.handleReturn(session, forged)),
    );
  }
}
