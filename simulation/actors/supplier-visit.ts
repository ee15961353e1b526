import { referenceOf, sessionIn, type Next } from "../engine.js";
import type { Card } from "../gateway/cards.js";
import type { Verdict, Visit } from "../gateway/visits.js";
import type { Purchase } from "../shop/purchase.js";
import type { Reply } from "./browser.js";
import { does, type BuyerWorld, type TryEnd } from "./buyer-world.js";
import { confirmation } from "./confirmation.js";
import { recordAnswer, textOf } from "./record-answer.js";
import { sendUntilAnswered } from "./send-until-answered.js";

/** The buyer goes to the page of their bank, or of another supplier; they may pay there and never come back, or late, or twice. */
export async function supplierVisit(
  world: BuyerWorld,
  purchase: Purchase,
  card: Card,
  url: string,
  payInAnotherWay: () => Promise<TryEnd>,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  const session = sessionIn(url);
  const reply = await world.browser.ask(random, (payments) => payments.redirect(session));
  if (reply.kind !== "answered" || reply.value === undefined) return "again";
  if (!("form" in reply.value)) return reply.value;
  const visit = world.suppliers.reach(reply.value.form.fields["redirectionData"]);
  // The page shows what it is for, so nobody pays another buyer's order when a proxy has mixed up redirects.
  if (visit?.reference !== referenceOf(session)) return "done";
  world.onAtBank(purchase);
  const forging = does(world, purchase, "buyer.forges") ? forge(world, purchase, session) : undefined;
  const isInApp = reply.value.app !== undefined && does(world, purchase, "buyer.pays-in-app");
  const insists = does(world, purchase, "buyer.pays-again");
  const insistsFirst = insists && random.chance(0.4);
  const others = insistsFirst ? [payInAnotherWay()] : [];
  const end = await decide(world, purchase, card, visit);
  if (insists && !insistsFirst) others.push(payInAnotherWay());
  const comesBack = isInApp ? watchApp : comeBack;
  const back = end === "decided" ? await comesBack(world, purchase, session, visit) : end;
  await forging;
  const ends = await Promise.all(others);
  if (back !== "done" && back !== "again") return back;
  return ends[0] ?? back;
}

/** What the buyer does on the page. */
async function decide(
  world: BuyerWorld,
  purchase: Purchase,
  card: Card,
  visit: Visit,
): Promise<"decided" | TryEnd> {
  const random = purchase.random.buyer;
  if (does(world, purchase, "buyer.leaves")) return "done";
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(16, 70) * 60_000 : random.between(4_000, 150_000));
  const verdict = does(world, purchase, "supplier.claims-paid") ? "claim" : verdictOf(card);
  visit.isHeld = verdict === "confirm" && card.kind === "held";
  if (!world.suppliers.decide(visit, verdict, purchase)) return "again";
  if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `decides there: ${verdict}`);
  return does(world, purchase, "buyer.never-returns") ? "done" : "decided";
}

/** What a buyer with this card, or account, decides. */
export function verdictOf({ kind }: Card): Verdict {
  if (kind === "declined") return "refuse";
  return kind === "fails-authentication" ? "cancel" : "confirm";
}

/** The page follows the payment in the app, until there is a result or the buyer closes it. */
async function watchApp(world: BuyerWorld, purchase: Purchase, session: string): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  const reference = referenceOf(session);
  for (let looked = random.between(1, 20); looked > 0; looked -= 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => payments.progress(session),
      (answer) => recordAnswer(world, purchase, reference, answer),
    );
    if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `the app's page: ${textOf(reply)}`);
    if (reply.kind === "answered" && reply.value?.next === "result") return reply.value;
    await world.scheduler.sleep(random.between(2_000, 60_000));
  }
  return "done";
}

/** Comes back with the page's return data, soon or long after the session's end, perhaps twice. */
async function comeBack(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
  visit: Visit,
): Promise<Next | TryEnd> {
  const random = purchase.random.buyer;
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(16, 110) * 60_000 : random.between(500, 20_000));
  const first = bringBack(world, purchase, session, visit);
  if (does(world, purchase, "buyer.returns-twice")) {
    await world.scheduler.sleep(random.pick([0, 0, 5, 3_000, 600_000]));
    await bringBack(world, purchase, session, visit);
  }
  const next = await first;
  if (next === "done" || next === "again" || next.outcome !== "confirming") return next;
  // The confirmation page has its own link.
  return confirmation(world, purchase, sessionIn(next.url));
}

/** The return form of the page. */
function bringBack(
  world: BuyerWorld,
  purchase: Purchase,
  session: string,
  visit: Visit,
): Promise<Next | TryEnd> {
  const reference = referenceOf(session);
  const returned = { redirectionData: world.suppliers.backOf(visit), messageVersion: "0.1" };
  return sendUntilAnswered(world, purchase, {
    reference,
    what: "comes back from there",
    send: (payments) => payments.handleReturn(session, returned),
    onAnswer(answer) {
      noteTaken(visit, answer);
      recordAnswer(world, purchase, reference, answer);
    },
  });
}

/** A server that answers a real return with "not known yet" has what it needs to find out. */
function noteTaken(visit: Visit, reply: Reply<Next | undefined>): void {
  if (reply.kind === "answered" && reply.value?.outcome === "unknown") visit.isTaken = true;
}

/** Somebody who has seen the return URL posts forged returns. */
async function forge(world: BuyerWorld, purchase: Purchase, session: string): Promise<void> {
  const random = purchase.random.buyer;
  for (let sent = random.between(1, 4); sent > 0; sent -= 1) {
    await world.scheduler.sleep(
      random.chance(0.2) ? random.between(16, 100) * 60_000 : random.between(10, 180_000),
    );
    const forged = random.chance(0.8) ? { redirectionData: `forged${sent}` } : {};
    await world.browser.ask(random, (payments) =>
      world.during(purchase, referenceOf(session), () => payments.handleReturn(session, forged)),
    );
  }
}
