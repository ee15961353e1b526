import type { JsonObject } from "@sips-kit/protocol";
import { createMutex, type Acquire } from "../runtime/mutex.js";
import { hasTriesLeft, maxReturnTries, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { resultUrlOf } from "./payment-of.js";
import type { ChargeContext } from "./charge.js";
import { takeReturn } from "./take-return.js";
import { readReturn, type ReturnedFields } from "./read-return.js";
import type { Context } from "./context.js";
import { openReference } from "../runtime/signed-reference.js";

/** What of the context this step may touch. */
export type HandleReturnContext = ChargeContext & Pick<Context, "returnFields">;

/**
 * Step 5: the bank, or another supplier, has sent the browser back. Called twice, late, without fields, from another browser or by an
 * attacker, it orders at most once and always gives the attempt as it truly stands; undefined when the reference is
 * forged or its time is over. Throws PaymentError when the buyer has to know more.
 */
export type HandleReturn = (session: string, fields: ReturnedFields) => Promise<Attempt | undefined>;

/** Makes the way back of one server: what it knows of returns that wait. */
export function createReturnHandler(context: HandleReturnContext): HandleReturn {
  const waiting = new Map<string, { readonly acquire: Acquire; length: number }>();

  return async (session, fields) => {
    const opened = openReference(session, "return", context.signingKeys, context.now());
    const attempt = opened && (await context.journal.read(opened.reference));
    if (!attempt || !mayCount(context, attempt)) return attempt;
    const proof = readReturn(context, attempt, fields);
    // Without a proof nothing can be charged; the buyer may still go back there.
    return proof ? inTurn(attempt, proof) : attempt;
  };

  /** The returns of one attempt go one after the other: a true one waits until a forged one has failed. */
  async function inTurn(attempt: Attempt, proof: JsonObject): Promise<Attempt> {
    const { reference } = attempt;
    const queue = waiting.get(reference) ?? { acquire: createMutex(), length: 0 };
    // Who comes behind so many would find no try left.
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

/** True when a return may still make a difference. */
function mayCount(context: Pick<Context, "paymentMethods">, attempt: Attempt): boolean {
  return attempt.state === "charging" || isAwaited(context, attempt);
}

/** True when the buyer's return leads on: also to a result, where they may have paid and the gateway did not know yet. */
function isAwaited({ paymentMethods }: Pick<Context, "paymentMethods">, attempt: Attempt): boolean {
  if (attempt.state === "redirected") return true;
  return (
    attempt.state === "unknown" && paymentMethods.find(attempt.paymentMethod)?.fundsMoveAt === "redirect"
  );
}

// A call to the gateway ends within 30 s by default. Whoever waits longer is shown a payment that is under way.
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
    // Another server's return was faster: that one is waited for in the same way.
    if (taken.isOurs || !mayCount(context, taken.attempt)) return taken.attempt;
  }
}

const pollMs = 200;

/** Waits while another return of the attempt is at the gateway, perhaps one that another server has sent. */
async function whenFree(
  context: Pick<Context, "journal" | "timers">,
  reference: string,
  waitUntil: number,
): Promise<Attempt> {
  for (;;) {
    const attempt = await context.journal.read(reference);
    if (!attempt) throw new TypeError(`The journal has lost the attempt ${reference}.`);
    if (attempt.state !== "charging" || context.timers.elapsed() >= waitUntil) return attempt;
    await new Promise<void>((resolve) => void context.timers.after(pollMs, resolve));
  }
}

function tooMany(
  context: Pick<Context, "log" | "now" | "publicUrl" | "resultUrl" | "signingKeys">,
  attempt: Attempt,
): PaymentError {
  return new PaymentError(
    "PAYMENT_TOO_MANY_RETURNS",
    "Too many answers came back for this payment. It was not charged by this one; see how it stands, or pay anew.",
    { url: resultUrlOf(context, attempt) },
  );
}
