import { report, type Evidence } from "./evidence.js";

/** What was to follow a payment that was accepted is in the journal, whatever the database has lost. */
export function checkFollowUps(evidence: Evidence): void {
  const { store, purchases, submissions } = evidence;
  for (const { attempt } of store.attempts.all()) {
    if (attempt.state !== "accepted") continue;
    const { reference, facts } = attempt;
    for (const key of submissions.followUpsOf(facts.retryOf ?? reference)) {
      if (store.operations.read(key)) continue;
      report(evidence, "follow-up-forgotten", purchases.byReference(reference), reference, key);
    }
  }
}
