import type { BuyerRequest } from "../domain/buyer-request.js";
import type { PaymentNext } from "@sips-kit/protocol";
import { refuseCardWhenBusy } from "./admission.js";
import { awaitedUntil, type Attempt } from "../domain/attempt.js";
import type { Moved, MoveOfOrder } from "../journal/journal.js";
import type { Instalment } from "../domain/instalment-plan.js";
import { chooseInstalments } from "../orders/choose-instalments.js";
import { buyerOf } from "../orders/buyer-of.js";
import { PaymentError } from "../domain/errors.js";
import { countTry } from "../rate-limits/count-try.js";
import { methodOf } from "../context/method-context.js";
import { readMethodInput } from "./method-input.js";
import { whereTo } from "./next-step.js";
import { findOrder } from "../orders/find-order.js";
import { findWallet } from "../orders/find-wallet.js";
import { openFollowUps } from "../reconciler/open-follow-ups.js";
import { isSameOrder, withChallenge, type Order } from "../domain/order.js";
import { letGoAmong, refuseClaimed } from "../orders/order-claim.js";
import { openPaySession, sessionExpired, sessionInvalid } from "./pay-session.js";
import { retryWithChallenge } from "./retry-with-challenge.js";
import type { Context } from "../context/context.js";
import type { ResultUrlContext } from "../results/payment-of.js";
import { startPayment, type Given, type StartPaymentContext } from "./start-payment.js";
import { wasSoftDeclined } from "../proof/retry-after-soft-decline.js";

/** The part of the context that this step uses. */
export type SubmitContext = StartPaymentContext & Pick<Context, "resolveWallet">;

/** What the page sends to pay: the session from `createSession`, and the fields of its payment method. */
export interface SubmitInput {
  readonly session: string;
  readonly [field: string]: unknown;
}

/**
 * Steps 2 to 4: the page has sent what the payment method needs, such as a tokenised or encrypted card. Makes the
 * method's first call and continues by its answer: a redirect to the bank, or the charge at once. A soft decline is
 * retried once, with a challenge.
 */
export async function submit(
  context: SubmitContext,
  { session, ...fields }: SubmitInput,
  request: BuyerRequest,
): Promise<PaymentNext> {
  const { reference, words: offered } = openPaySession(context, session);
  const { attempt, given, following } = await startAttempt(
    context,
    reference,
    { fields, offered },
    request,
  ).catch(async (error: unknown) => {
    if (!(error instanceof PaymentError)) throw error;
    // Another server may have started the attempt since this one last saw it.
    const standing = await context.journal.read(reference);
    if (standing) refuseSent(context, standing);
    throw error;
  });
  await openFollowUps(context, reference, following);
  const paid = await startPayment(context, attempt, given);
  return whereTo(context, await retryWithChallenge(context, paid, given));
}

/** An attempt that is about to be paid. */
interface Started {
  readonly attempt: Attempt;
  readonly given: Given;
  /** What the payment is to be followed by. */
  readonly following: Parameters<typeof openFollowUps>[2];
}

/** Checks what the page has sent, and moves the attempt in the journal. Throws PaymentError. */
async function startAttempt(
  context: SubmitContext,
  reference: string,
  {
    fields,
    offered,
  }: { readonly fields: Omit<SubmitInput, "session">; readonly offered: readonly string[] | undefined },
  request: BuyerRequest,
): Promise<Started> {
  const opened = await openAttempt(context, reference);
  const input = readMethodInput(context, methodOf(context, opened), opened.mode, fields);
  const found = await findOrder(context, opened.orderId, {
    step: "submit",
    buyer: buyerOf(request),
  });
  refuseWhenChanged(opened, found);
  const wallet = await walletToSaveIn(context, opened, input, request);
  const instalments = instalmentsOf(context, opened, found, input);
  refuseCardWhenBusy(context);
  const { orderId, facts } = opened;
  const about = { orderId, reference, isHuman: facts.isHuman };
  const { isHuman, answer } = await countTry(context, "sent", request, about, {
    write: (tries) => context.journal.moveCounted(startOf(context, opened, instalments), tries),
    refuse: ({ claimant }) => refuseClaimed(context, claimant),
  });
  const order = wasSoftDeclined(answer.ofOrder ?? []) ? withChallenge(found) : found;
  return {
    attempt: started(context, opened, answer.written),
    given: { order, input, visitor: { request, isHuman }, offered },
    following: { order: found, wallet, instalments },
  };
}

/** The wallet of the buyer who wants their card to be saved. Throws PaymentError when they have none. */
async function walletToSaveIn(
  context: SubmitContext,
  opened: Attempt,
  input: unknown,
  request: BuyerRequest,
): Promise<string | undefined> {
  const isWanted = methodOf(context, opened).savesCard?.(input) === true;
  return isWanted ? findWallet(context, request) : undefined;
}

/** The instalments that the buyer has chosen; undefined when they pay in full. Throws PaymentError. */
function instalmentsOf(
  context: StartPaymentContext,
  opened: Attempt,
  order: Order,
  input: unknown,
): readonly Instalment[] | undefined {
  const count = methodOf(context, opened).chosenInstalments?.(input);
  return count === undefined ? undefined : chooseInstalments(order, opened, count);
}

async function openAttempt(context: StartPaymentContext, reference: string): Promise<Attempt> {
  const attempt = await context.journal.readToStart(reference);
  if (!attempt) throw sessionInvalid();
  refuseSent(context, attempt);
  if (context.now() >= attempt.expiresAt) throw sessionExpired();
  return attempt;
}

function refuseSent(context: ResultUrlContext, attempt: Attempt): void {
  if (attempt.state !== "opened") throw alreadySent(context, attempt);
}

/** A double click, a reload, a second tab: the first submission continues, the others are pointed to it. */
function alreadySent(context: ResultUrlContext, attempt: Attempt): PaymentError {
  if (attempt.state === "abandoned" && attempt.facts.reason === "session-expired") {
    return sessionExpired();
  }
  const { url } = whereTo(context, attempt);
  return new PaymentError("PAYMENT_ALREADY_SENT", "This payment was already sent.", { url });
}

/** The shop's basket may have changed since the form appeared; buyers must see what they pay. */
function refuseWhenChanged(attempt: Attempt, order: Order): void {
  if (isSameOrder(order, attempt)) return;
  throw new PaymentError(
    "PAYMENT_ORDER_CHANGED",
    "The order's amount has changed since this form was opened; open a new session.",
  );
}

/** One sender wins: the move is a compare-and-set, and it is in the journal before the call goes out. */
function startOf(
  context: StartPaymentContext,
  opened: Attempt,
  instalments: readonly Instalment[] | undefined,
): MoveOfOrder {
  const { reference, orderId, paymentMethod } = opened;
  const at = context.now();
  return {
    reference,
    orderId,
    move: (ofOrder) => ({
      to: "starting",
      at,
      what: `${paymentMethod}: the first call is being sent`,
      facts: {
        paysBeside: letGoAmong(ofOrder)[0]?.reference,
        ...(instalments && { instalments }),
        offeredInstalments: undefined,
      },
      checkAt: awaitedUntil(opened, at),
    }),
  };
}

function started(context: StartPaymentContext, opened: Attempt, moved: Moved | undefined): Attempt {
  if (moved?.kind === "moved") return moved.attempt;
  if (moved?.kind === "missing") throw sessionInvalid();
  throw alreadySent(context, moved?.attempt ?? opened);
}
