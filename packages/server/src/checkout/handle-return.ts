import type { JsonObject } from "@sips-kit/protocol";
import { createMutex, type Acquire } from "../runtime/mutex.js";
import { hasTriesLeft, maxReturnTries, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { resultUrlOf, type ResultUrlContext } from "../results/payment-of.js";
import type { ChargeContext } from "./charge.js";
import { takeReturn } from "./take-return.js";
import { readReturn, type ReturnedFields } from "./read-return.js";
import type { Context } from "../context/context.js";
import { openReference } from "../runtime/signed-reference.js";

/** The part of the context that this step uses. */
export type HandleReturnContext = ChargeContext & Pick<Context, "returnFields">;

/**
 * Step 5: the bank, or another supplier, has sent the browser back. Called twice, late, without fields, from another
 * browser or by an attacker, it charges at most once and always returns the attempt's actual state; undefined when the
 * reference is forged or expired. Throws PaymentError when the buyer must be told something else.
 */
export type HandleReturn = (session: string, fields: ReturnedFields) => Promise<Attempt | undefined>;

/** Creates the return handler of one process, with its queue of waiting returns. */
export function createReturnHandler(context: HandleReturnContext): HandleReturn {
  const waiting = new Map<string, { readonly acquire: Acquire; length: number }>();

  return async (session, fields) => {
    const opened = openReference(session, "return", context.signingKeys, context.now());
    const attempt = opened && (await context.journal.read(opened.reference));
    if (!attempt || !mayCount(context, attempt)) return attempt;
    const proof = readReturn(context, attempt, fields);
    // Without a proof nothing can be charged; the buyer may still go back to the bank.
    return proof ? inTurn(attempt, proof) : attempt;
  };

  /** Handles the returns of one attempt one at a time, so that a real one waits until a forged one has failed. */
  async function inTurn(attempt: Attempt, proof: JsonObject): Promise<Attempt> {
    const { reference } = attempt;
    const queue = waiting.get(reference) ?? { acquire: createMutex(), length: 0 };
    // With this many ahead, no try would be left.
    if (queue.length >= maxReturnTries) throw tooMany(context, attempt);
    waiting.set(reference, queue);
    queue.length += 1;
    const waitUntil = context.timers.elapsed() + patienceMs;
    const end = await queue.acquire();
    try {
      return await tryProof(context, attempt, proof, waitUntil);
    } finally {
      queue.length -= 1;
      if (queue.length === 0) waiting.delete(reference);
      end();
    }
  }
}

/** True when a return may still change the attempt. */
function mayCount(context: Pick<Context, "paymentMethods">, attempt: Attempt): boolean {
  return attempt.state === "charging" || isAwaited(context, attempt);
}

/** True when the attempt awaits a return, also as `unknown` where the buyer may have paid before the gateway knew. */
function isAwaited({ paymentMethods }: Pick<Context, "paymentMethods">, attempt: Attempt): boolean {
  if (attempt.state === "redirected") return true;
  return (
    attempt.state === "unknown" && paymentMethods.find(attempt.paymentMethod)?.fundsMoveAt === "redirect"
  );
}

// A call to the gateway ends within 30 s by default. After that, the buyer sees a payment in progress.
const patienceMs = 45_000;

async function tryProof(
  context: HandleReturnContext,
  { reference }: Attempt,
  proof: JsonObject,
  waitUntil: number,
): Promise<Attempt> {
  for (;;) {
    const attempt = await whenFree(context, reference, waitUntil);
    if (!isAwaited(context, attempt)) return attempt;
    if (!hasTriesLeft(attempt)) throw tooMany(context, attempt);
    const taken = await takeReturn(context, attempt, proof);
    // A return on another server came first: wait for that one in the same way.
    if (taken.isOurs || !mayCount(context, taken.attempt)) return taken.attempt;
  }
}

const pollMs = 200;

/** Waits while another return of the attempt is being charged, perhaps by another server. */
async function whenFree(
  context: Pick<Context, "journal" | "timers">,
  reference: string,
  waitUntil: number,
): Promise<Attempt> {
  for (;;) {
    const attempt = await context.journal.read(reference);
    if (!attempt) throw new TypeError(`The journal no longer holds the attempt ${reference}.`);
    if (attempt.state !== "charging" || context.timers.elapsed() >= waitUntil) return attempt;
    await new Promise<void>((resolve) => void context.timers.after(pollMs, resolve));
  }
}

function tooMany(context: ResultUrlContext, attempt: Attempt): PaymentError {
  return new PaymentError(
    "PAYMENT_TOO_MANY_RETURNS",
    "Too many returns were received for this payment. This one did not charge it; check its status, or pay again.",
    { url: resultUrlOf(context, attempt) },
  );
}
