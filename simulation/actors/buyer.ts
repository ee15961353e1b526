import { referenceOf, requestFrom, sessionIn, type Next } from "../engine.js";
import { instalmentPlan } from "../shop/instalment-plan.js";
import type { Purchase } from "../shop/purchase.js";
import { askForSession } from "./asking-for-sessions.js";
import { authenticateElsewhere } from "./authenticate-elsewhere.js";
import { bankVisit } from "./bank-visit.js";
import type { Reply } from "./browser.js";
import { does, type BuyerWorld, type TryEnd } from "./buyer-world.js";
import { recordAnswer, recordTold, textOf } from "./record-answer.js";
import { signMandate } from "./sign-mandate.js";
import { supplierVisit } from "./supplier-visit.js";
import { byCard, inputOf, nextWay, type WayToPay } from "./way-to-pay.js";

const mostTries = 4;

/** A buyer pays an order: they may click twice, use two tabs, leave, come back late or twice, and try again. */
export async function buy(world: BuyerWorld, purchase: Purchase): Promise<void> {
  if (purchase.signsFirst) {
    await signMandate(world, purchase);
    // They may come back for an order much later, and have removed the mandate meanwhile.
    if (purchase.random.buyer.chance(0.5))
      await world.scheduler.sleep(purchase.random.buyer.between(0, 40 * 60_000));
  }
  let way: WayToPay = purchase;
  for (let tried = 0; tried < mostTries; tried += 1) {
    if ((await tryToPay(world, purchase, way)) === "done") return;
    await world.scheduler.sleep(purchase.random.buyer.between(5_000, 60_000));
    if (purchase.random.buyer.chance(0.5)) way = nextWay(way, purchase.spareCard);
  }
}

async function tryToPay(world: BuyerWorld, purchase: Purchase, way: WayToPay): Promise<TryEnd> {
  const random = purchase.random.buyer;
  const session = await open(world, purchase, way);
  if (session === "done" || session === "again") return session;
  if (does(world, purchase, "buyer.abandons-sessions")) {
    for (let more = random.between(1, 5); more > 0; more -= 1) await open(world, purchase, way);
  }
  const isTwoTabs = does(world, purchase, "buyer.two-tabs");
  const other = isTwoTabs ? await open(world, purchase, way) : "done";
  if (does(world, purchase, "buyer.leaves")) return "done";
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(16, 40) * 60_000 : random.between(4_000, 60_000));
  const sending = [send(world, purchase, session, way)];
  if (does(world, purchase, "buyer.double-click")) sending.push(send(world, purchase, session, way));
  if (other !== "done" && other !== "again") {
    await world.scheduler.sleep(random.pick([0, 1, 2_000]));
    sending.push(send(world, purchase, other, way));
  }
  const ends = await Promise.all(sending);
  return ends.every((end) => end === "again") ? "again" : "done";
}

/** Opens the payment form; gives its session, or how the try has ended. */
async function open(world: BuyerWorld, purchase: Purchase, way: WayToPay): Promise<string> {
  const reply = await askForSession(world, purchase, way);
  return reply.kind === "answered" ? reply.value.session : afterTrouble(world, purchase, reply);
}

async function send(world: BuyerWorld, purchase: Purchase, session: string, way: WayToPay): Promise<TryEnd> {
  const random = purchase.random.buyer;
  const reference = referenceOf(session);
  if (way.paymentMethod === "card") authenticateElsewhere(world, purchase);
  const saves = purchase.savesCard && way.paymentMethod === "card" && way.mode !== "wallet";
  const isDivided = way.paymentMethod === "card" && does(world, purchase, "buyer.pays-in-instalments");
  const given = {
    ...inputOf(way, world.sessions, purchase.savedMandate),
    ...(saves && { saveCard: true }),
    ...(isDivided && { instalments: instalmentPlan.count }),
  };
  const reply = await world.browser.ask(
    random,
    (payments) =>
      world.during(purchase, reference, () =>
        payments.submit({ session, ...given }, requestFrom(purchase.address)),
      ),
    (answer) => recordAnswer(world, purchase, reference, answer),
  );
  if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `sends the form: ${textOf(reply)}`);
  if (reply.kind !== "answered") return afterTrouble(world, purchase, reply);
  return follow(world, purchase, way, reply.value);
}

async function follow(world: BuyerWorld, purchase: Purchase, way: WayToPay, next: Next): Promise<TryEnd> {
  if (next.next === "result") return watch(world, purchase, next.url);
  const back =
    way.paymentMethod === "card" || way.paymentMethod === "google-pay"
      ? await bankVisit(world, purchase, way.card, next.url)
      : await supplierVisit(world, purchase, way.card, next.url, () => payInAnotherWay(world, purchase));
  return back === "done" || back === "again" ? back : watch(world, purchase, back.url);
}

/** Watches the result page until there is a result, for some minutes at most. */
export async function watch(world: BuyerWorld, purchase: Purchase, url: string): Promise<TryEnd> {
  const random = purchase.random.buyer;
  const session = sessionIn(url);
  const reference = referenceOf(session);
  for (let looked = 0; looked < 5; looked += 1) {
    const reply = await world.browser.ask(
      random,
      (payments) => payments.findBySession(session),
      (answer) => {
        if (answer.kind === "answered" && answer.value)
          recordTold(world, purchase, reference, answer.value.state);
      },
    );
    const state = reply.kind === "answered" ? reply.value?.state : undefined;
    if (world.trace.isKept)
      world.trace.add("buyer", purchase.orderId, `looks at ${reference}: ${state ?? textOf(reply)}`);
    if (state === "accepted" || state === "in-review") return "done";
    if (state === "refused" || state === "abandoned") return random.chance(0.7) ? "again" : "done";
    await world.scheduler.sleep(random.between(3_000, 60_000));
  }
  return random.chance(0.3) ? "again" : "done";
}

/** What the buyer does after a refusal of the engine, an error page, or no answer. */
async function afterTrouble(world: BuyerWorld, purchase: Purchase, reply: Reply<unknown>): Promise<TryEnd> {
  if (reply.kind !== "problem") return "again";
  const { code, more } = reply.error;
  world.told({ at: world.scheduler.now(), orderId: purchase.orderId, reference: "", what: code });
  if (more.url !== undefined) return watch(world, purchase, more.url);
  if (code === "PAYMENT_ORDER_UNKNOWN") return "done";
  if (code === "PAYMENT_TOO_MANY") await world.scheduler.sleep((more.retryAfterSeconds ?? 60) * 1_000);
  return "again";
}

/**
 * The buyer has come back without a result from where they could pay, and now pays by card. They are told that a
 * payment is in progress, and insist.
 */
async function payInAnotherWay(world: BuyerWorld, purchase: Purchase): Promise<TryEnd> {
  const random = purchase.random.buyer;
  const way = byCard(purchase.spareCard);
  await world.scheduler.sleep(random.between(5_000, 90_000));
  let reply = await askForSession(world, purchase, way);
  if (reply.kind === "problem" && reply.error.more.payAgain === true) {
    await world.scheduler.sleep(random.between(2_000, 20_000));
    reply = await askForSession(world, purchase, way, true);
  }
  if (reply.kind !== "answered") return afterTrouble(world, purchase, reply);
  const { session } = reply.value;
  // A buyer who clicks twice insists in two tabs.
  const other = does(world, purchase, "buyer.two-tabs")
    ? await askForSession(world, purchase, way, true)
    : undefined;
  await world.scheduler.sleep(random.between(4_000, 40_000));
  const sending = [send(world, purchase, session, way)];
  if (other?.kind === "answered") sending.push(send(world, purchase, other.value.session, way));
  const ends = await Promise.all(sending);
  return ends.every((end) => end === "again") ? "again" : "done";
}
