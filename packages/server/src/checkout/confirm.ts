import type { JsonObject } from "@sips-kit/protocol";
import { awaitedUntil, type Attempt, type AttemptFacts } from "../domain/attempt.js";
import type { Confirmation, Shown } from "../payment-methods/payment-method.js";
import type { AskAboutContext } from "../reconciler/ask-about.js";
import { charge, tried, type ChargeContext, type Placed } from "./charge.js";
import { giveUp } from "../reconciler/give-up.js";
import { factsOf } from "../proof/interpret.js";
import { chargingOf, meaningOfRefusal, methodContext, methodOf } from "../context/method-context.js";
import { resolveAttempt } from "../results/resolve.js";

/** A payment that needs the buyer's confirmation between return and charge. */
export interface AskedBuyer {
  readonly attempt: Attempt;
  /** What the buyer is shown; undefined when there is nothing left to confirm, or it cannot be read at the moment. */
  readonly shown: Shown | undefined;
}

/**
 * Step 5 for a payment method with a confirmation step: the journal keeps the proof, then the method checks it without
 * moving money. If the buyer has to confirm, the attempt waits for them.
 */
export async function askForConfirmation(
  context: ChargeContext,
  attempt: Attempt,
  proof: JsonObject,
): Promise<Placed> {
  const now = context.now();
  const moved = await context.journal.move(attempt.reference, {
    to: "confirming",
    from: ["redirected"],
    version: attempt.version,
    at: now,
    what: "the buyer is back",
    facts: tried(methodOf(context, attempt), attempt, proof),
    checkAt: awaitedUntil(attempt, now),
    ...(attempt.facts.orderedAt !== undefined && { claimsOrder: true }),
  });
  if (moved.kind === "missing") return { attempt, isOurs: true };
  if (moved.kind !== "moved") return { attempt: moved.attempt, isOurs: false };
  const { attempt: after } = await lookAt(context, moved.attempt, proof);
  return { attempt: after, isOurs: true };
}

/** What the buyer has to confirm. Fetched each time the page is shown, because it is not stored. */
export async function readConfirmation(context: ChargeContext, attempt: Attempt): Promise<AskedBuyer> {
  const { proof } = attempt.facts;
  return attempt.state === "confirming" && proof
    ? lookAt(context, attempt, proof)
    : { attempt, shown: undefined };
}

/** The buyer has confirmed: sends the charge, once. */
export async function confirmPayment(context: ChargeContext, attempt: Attempt): Promise<Attempt> {
  const { proof } = attempt.facts;
  if (attempt.state !== "confirming") return attempt;
  // The first try has found nothing that could be charged.
  if (proof && methodOf(context, attempt).confirmAgain)
    return (await lookAt(context, attempt, proof)).attempt;
  return (await charge(context, attempt, proof)).attempt;
}

/** The buyer declines to confirm. If they may have paid already, the gateway is queried. */
export async function cancelConfirmation(
  context: AskAboutContext & ChargeContext,
  attempt: Attempt,
): Promise<Attempt> {
  if (attempt.state !== "confirming") return attempt;
  return giveUp(context, attempt, {
    to: "abandoned",
    what: "the buyer did not confirm the payment",
    facts: { reason: "buyer-cancelled" },
  });
}

async function lookAt(context: ChargeContext, attempt: Attempt, proof: JsonObject): Promise<AskedBuyer> {
  const method = methodOf(context, attempt);
  const told = await method.confirm?.(methodContext(context, attempt), chargingOf(attempt), proof);
  if (told?.kind === "ask-buyer") return { attempt, shown: told.shown };
  if (told?.kind === "ended") return { attempt: await afterEnd(context, attempt, told), shown: undefined };
  const facts: AttemptFacts = told ? { ...(told.state && { state: told.state }), ...told.instrument } : {};
  return { attempt: (await charge(context, attempt, proof, facts)).attempt, shown: undefined };
}

/** A lost answer leaves the attempt where it is: the call moved no money and can be repeated. */
async function afterEnd(
  context: ChargeContext,
  attempt: Attempt,
  { call, outcome }: Extract<Confirmation, { readonly kind: "ended" }>,
): Promise<Attempt> {
  if (outcome.kind !== "refused") return attempt;
  const { answer, code } = outcome;
  const details = { code, errorFieldName: answer.errorFieldName };
  const method = methodOf(context, attempt);
  switch (meaningOfRefusal(method, attempt, { code, answer }, true)) {
    case "refused":
      return resolveAttempt(context, attempt, {
        to: "refused",
        what: `${call} refused`,
        facts: factsOf(answer, code),
        details,
      });
    case "not-the-return":
      return resolveAttempt(context, attempt, {
        to: "redirected",
        what: "the return was not the real one",
        details,
        claimsOrder: method.fundsMoveAt === "redirect",
      });
    case "unknown":
      return attempt;
  }
}
