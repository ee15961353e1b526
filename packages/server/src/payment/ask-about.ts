import type { Attempt } from "./attempt.js";
import { hasNoTrace, readTransaction } from "./interpret.js";
import { queryTransaction } from "./query-transaction.js";
import { resolveAttempt } from "./resolve.js";
import type { Desk } from "./settings.js";

/** Asks the gateway what became of an attempt whose order has left, and resolves it as far as the answer proves something. */
export async function askAbout(desk: Desk, attempt: Attempt): Promise<Attempt> {
  const { reference, facts } = attempt;
  const outcome = await queryTransaction(desk, attempt);
  const isPastSession = hasNoTrace(outcome) && desk.attemptDoubts.outlast(reference, facts.orderedAt);
  const after = await resolveAttempt(desk, attempt, readTransaction(attempt, outcome, isPastSession));
  // Whoever could not ask knows as much as before.
  if (outcome.kind === "accepted" || after.state !== "unknown") desk.attemptDoubts.end(reference);
  return after;
}
