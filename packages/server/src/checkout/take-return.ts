import type { JsonObject } from "@sips-kit/protocol";
import type { Attempt } from "../domain/attempt.js";
import { charge, chargeGraceMs, tried, type ChargeContext, type Placed } from "./charge.js";
import { askForConfirmation } from "./confirm.js";
import { chargeCallOf, methodOf } from "../context/method-context.js";
import { sendCharge, tellsResult } from "../proof/send-charge.js";
import { resolveAttempt } from "../results/resolve.js";

/** Continues an attempt whose buyer has come back with a proof: to confirmation, charge or result. */
export async function takeReturn(
  context: ChargeContext,
  attempt: Attempt,
  proof: JsonObject,
): Promise<Placed> {
  if (attempt.state === "unknown") return askAgain(context, attempt, proof);
  if (!methodOf(context, attempt).confirm) return charge(context, attempt, proof);
  return askForConfirmation(context, attempt, proof);
}

/**
 * The buyer comes back late from where they may have paid, after the reconciler's query found no result. The proof goes
 * into the journal first, then to the gateway, which may need it to find the payment.
 */
async function askAgain(context: ChargeContext, attempt: Attempt, proof: JsonObject): Promise<Placed> {
  const method = methodOf(context, attempt);
  const now = context.now();
  const moved = await context.journal.move(attempt.reference, {
    to: "unknown",
    from: ["unknown"],
    version: attempt.version,
    at: now,
    what: `the buyer is back; ${chargeCallOf(method, attempt)} is being sent`,
    facts: tried(method, attempt, proof),
    checkAt: now + chargeGraceMs,
  });
  if (moved.kind === "missing") return { attempt, isOurs: true };
  if (moved.kind !== "moved") return { attempt: moved.attempt, isOurs: false };
  const { result: told } = await sendCharge(context, method, moved.attempt, proof);
  // An orange score is kept: the gateway has answered for the payment, so it must not be given up.
  const stands = tellsResult(told) || told.to === "unknown";
  const result = stands ? told : { ...told, to: "unknown" as const, facts: {} };
  return { attempt: await resolveAttempt(context, moved.attempt, result, ["unknown"]), isOurs: true };
}
