import type { Attempt, AttemptFacts } from "./attempt.js";
import { callGateway } from "./call-gateway.js";
import { orderCard } from "./methods/card.js";
import { readOrderAnswer } from "./outcome.js";
import { settle } from "./settle.js";
import type { Desk } from "./settings.js";

// Longer than the gateway client's own deadline, so that the reconciler does not look while the answer may still come.
const orderGraceMs = 60_000;

/**
 * Step 6: "order is being sent" goes into the journal, then the call that charges goes out, once. `facts` are what the
 * enrolment has just told, when the holder was not asked.
 */
export async function placeOrder(
  desk: Desk,
  attempt: Attempt,
  paResMessage: string | undefined,
  facts: AttemptFacts = {},
): Promise<Attempt> {
  const now = desk.now();
  const moved = await desk.journal.move(attempt.reference, {
    to: "ordering",
    from: ["enrolling", "awaiting-buyer"],
    at: now,
    what: "cardValidateAuthenticationAndOrder is being sent",
    facts: { ...facts, orderedAt: now },
    checkAt: now + orderGraceMs,
  });
  switch (moved.kind) {
    case "missing":
      return attempt;
    case "stands":
      // Somebody else was faster: a second return, or the reconciler.
      return moved.attempt;
    case "order-taken":
      return settle(desk, moved.attempt, {
        to: "abandoned",
        what: "another attempt has the order",
        facts: { ...facts, reason: "order-paid-elsewhere" },
        details: { by: moved.by },
      });
    case "moved":
      return order(desk, moved.attempt, paResMessage);
  }
}

async function order(desk: Desk, attempt: Attempt, paResMessage: string | undefined): Promise<Attempt> {
  // A process that was stopped for long between the move and here must not send: others may have given the attempt up.
  if (desk.now() - attempt.updatedAt > orderGraceMs / 2) {
    return settle(desk, attempt, {
      to: "abandoned",
      what: "the server stood still for too long; nothing was sent",
      facts: { reason: "order-not-sent" },
    });
  }
  const outcome = await callGateway(desk, attempt, "cardValidateAuthenticationAndOrder", () =>
    orderCard(desk.gateway, attempt, paResMessage),
  );
  // A late answer still counts when the reconciler has called the attempt unknown in between.
  return settle(desk, attempt, await readOrderAnswer(desk, attempt, outcome), ["ordering", "unknown"]);
}
