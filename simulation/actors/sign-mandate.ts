import { referenceOf, requestFrom, sessionIn } from "../engine.js";
import { createIban } from "../gateway/ibans.js";
import type { Visit } from "../gateway/visits.js";
import type { Purchase } from "../shop/purchase.js";
import { does, type BuyerWorld } from "./buyer-world.js";
import { verdictOf } from "./supplier-visit.js";

/** A buyer signs a mandate before they order anything, perhaps in two tabs; some revoke it at their bank later. */
export async function signMandate(world: BuyerWorld, purchase: Purchase): Promise<void> {
  const random = purchase.random.buyer;
  const tabs = does(world, purchase, "buyer.two-tabs") ? 2 : 1;
  const signed = await Promise.all(Array.from({ length: tabs }, () => sign(world, purchase)));
  if (!random.chance(0.4)) return;
  await world.scheduler.sleep(random.between(0, 120_000));
  for (const visit of signed) if (visit) visit.revokedAt ??= world.scheduler.now();
  purchase.touchedBy.add("debtor.revokes");
}

async function sign(world: BuyerWorld, purchase: Purchase): Promise<Visit | undefined> {
  const random = purchase.random.buyer;
  const { card, address } = purchase;
  const account = { iban: createIban(card.index), holder: "Camille Martin" };
  const begun = await world.browser.ask(random, ({ mandates }) =>
    mandates.sign(account, requestFrom(address)),
  );
  if (begun.kind !== "answered") return undefined;
  const session = sessionIn(begun.value.url);
  const page = await world.browser.ask(random, ({ mandates }) => mandates.signature(session));
  if (page.kind !== "answered" || !page.value || "url" in page.value) return undefined;
  const visit = world.suppliers.reach(page.value.fields["redirectionData"]);
  // The page shows whose mandate it is, so nobody signs another buyer's when a proxy has mixed up answers.
  if (visit?.reference !== referenceOf(session) || does(world, purchase, "buyer.leaves")) return undefined;
  const isLate = does(world, purchase, "buyer.late");
  await world.scheduler.sleep(isLate ? random.between(10, 40) * 60_000 : random.between(4_000, 120_000));
  const verdict = verdictOf(card);
  visit.isHeld = verdict === "confirm" && card.kind === "held";
  if (!world.suppliers.decide(visit, verdict, purchase)) return undefined;
  if (world.trace.isKept) world.trace.add("buyer", purchase.orderId, `decides to sign: ${verdict}`);
  if (!does(world, purchase, "buyer.never-returns")) await comeBack(world, purchase, session, visit);
  return visit;
}

/** With the page's return data, perhaps twice, and beside somebody who forges returns. */
async function comeBack(world: BuyerWorld, purchase: Purchase, session: string, visit: Visit): Promise<void> {
  const random = purchase.random.buyer;
  const back = (redirectionData: string) =>
    world.browser.ask(random, ({ mandates }) =>
      mandates.handleReturn(session, { redirectionData, messageVersion: "0.1" }),
    );
  await world.scheduler.sleep(random.between(500, 20_000));
  const forged = does(world, purchase, "buyer.forges") ? [back("forged")] : [];
  const first = back(world.suppliers.backOf(visit));
  if (does(world, purchase, "buyer.returns-twice")) {
    await world.scheduler.sleep(random.pick([0, 5, 3_000, 600_000]));
    await back(world.suppliers.backOf(visit));
  }
  await Promise.all([first, ...forged]);
}
