import type { Faults } from "./faults.js";
import { tokenOf } from "./gateway/cards.js";
import { createOffice } from "./gateway/office.js";
import { createSessions } from "./gateway/sessions.js";
import { checkAuthentication } from "./invariants/authentication.js";
import { createChargings } from "./invariants/chargings.js";
import type { Evidence } from "./invariants/evidence.js";
import { watchCharges } from "./invariants/watch-charges.js";
import { whenCharged } from "./invariants/when-charged.js";
import type { Scheduler } from "./time/scheduler.js";

/** The gateway of a run. Each charge is checked at the moment it is made. */
export function openGateway(evidence: Evidence, scheduler: Scheduler, faults: Faults) {
  const { purchases, ledger, visits, wallets, fraudLists, mandates, outside, now } = evidence;
  const sessions = createSessions();
  const chargings = createChargings(now);
  const cards = purchases.all.flatMap(({ card, spareCard }) => [card, spareCard]);
  const office = createOffice({
    sessions,
    visits,
    faults,
    now,
    after: scheduler.after,
    wallets,
    fraudLists,
    mandates,
    outside,
    cards: new Map(cards.map((card) => [tokenOf(card.index), card])),
    ledger: watchCharges(ledger, (reference) => {
      whenCharged(evidence, chargings.of(reference), reference);
      checkAuthentication(evidence, reference);
    }),
  });
  return { office, sessions, chargings };
}
