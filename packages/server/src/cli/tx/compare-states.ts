import { awaitedUntil, type Attempt, type AttemptState } from "../../domain/attempt.js";
import { contradictedField } from "../../proof/attempt-echo.js";
import { readTransaction } from "../../proof/interpret.js";
import { contradiction } from "./contradiction.js";
import { resolvedByItself, type Finding } from "./finding.js";
import type { TxView } from "./tx-view.js";

/** Compares the journal's state with the state that the gateway's answer would lead to. */
export function compareStates(view: TxView, attempt: Attempt): readonly Finding[] {
  const { outcome } = view;
  const told = readTransaction(attempt, outcome, { isPastSession: false });
  const field = outcome.kind === "accepted" ? contradictedField(attempt, outcome.answer) : undefined;
  if (field !== undefined) return [contradiction(field, "GATEWAY_ECHO_MISMATCH")];
  const gateway = outcome.kind === "accepted" ? told.to : "not there";
  // The buyer may have paid at the supplier, or a forged return came first: the reconciler queries once the session has
  // ended.
  const isAskedLater = attempt.state === "redirected" && attempt.facts.orderedAt !== undefined;
  const todo =
    isAskedLater && gateway !== "not there"
      ? todoAfterSession(view, attempt)
      : todoFor(attempt.state, gateway);
  if (todo === undefined) return [];
  return [{ what: `The journal says ${attempt.state}, the gateway ${said[gateway] ?? gateway}.`, todo }];
}

function todoAfterSession({ now }: TxView, attempt: Attempt): string {
  const until = awaitedUntil(attempt, attempt.updatedAt);
  if (now >= until) return resolvedByItself;
  return `Wait: the buyer may still come back. After ${new Date(until).toISOString()}, the reconciler resolves this.`;
}

const said: { readonly [gateway: string]: string } = {
  "not there": "knows no such transaction",
  unknown: "has not decided yet",
  accepted: "has accepted it",
  refused: "has refused it",
  "in-review": "holds it for fraud review",
};

const paidWithoutOrder =
  "The buyer was charged although the journal says they were not. Ship the order, or give the money back: by sips cancel or, once it is captured, sips refund, or in the shop's back office.";
const notifyNothing =
  "Ship nothing more. Check that SIPS_MERCHANT_ID and the environment are those of the payment, then ask the bank.";

/** What to do when the journal says one thing and the gateway another; undefined when they agree. */
function todoFor(journal: AttemptState, gateway: AttemptState | "not there"): string | undefined {
  switch (journal) {
    case "opened":
    case "starting":
    case "redirected":
    case "refused":
    case "abandoned":
      return gateway === "accepted" || gateway === "in-review" ? paidWithoutOrder : undefined;
    case "charging":
    case "unknown":
      return gateway === "not there"
        ? `Wait: the gateway's records may lag behind. ${resolvedByItself}`
        : resolvedByItself;
    case "accepted":
      return gateway === "accepted" ? undefined : notifyNothing;
    case "in-review":
      if (gateway === "in-review")
        return "Decide the review before it expires: sips accept or sips refuse, or in the shop's back office.";
      return gateway === "accepted" || gateway === "refused"
        ? `The review was decided outside of this shop's server. The reconciler notices it within an hour. ${resolvedByItself}`
        : notifyNothing;
  }
}
