import type { Attempt } from "../domain/attempt.js";
import { hasNoTrace, readTransaction } from "./interpret.js";
import { queryTransaction } from "./query-transaction.js";
import { resolveAttempt, type ResolveContext } from "./resolve.js";
import type { Context } from "./context.js";

/** What of the context this step may touch. */
export type AskAboutContext = ResolveContext & Pick<Context, "attemptDoubts" | "gateway">;

/** Asks the gateway what became of an attempt whose order has left, and resolves it as far as the answer proves something. */
export async function askAbout(context: AskAboutContext, attempt: Attempt): Promise<Attempt> {
  const { reference, facts } = attempt;
  const outcome = await queryTransaction(context, attempt);
  const isPastSession = hasNoTrace(outcome) && context.attemptDoubts.outlast(reference, facts.orderedAt);
  const after = await resolveAttempt(context, attempt, readTransaction(attempt, outcome, isPastSession));
  // Whoever could not ask knows as much as before.
  if (outcome.kind === "accepted" || after.state !== "unknown") context.attemptDoubts.end(reference);
  return after;
}
