import type { BuyerRequest } from "../domain/buyer-request.js";
import type { PaymentSession, SessionRequest } from "@sips-kit/protocol";
import { addressOf } from "../rate-limits/address.js";
import { countAlone } from "../rate-limits/count.js";
import { countTry, type KnownOfTry } from "../rate-limits/count-try.js";
import type { Attempt, PaymentMode } from "../domain/attempt.js";
import type { Order } from "../domain/order.js";
import type { NewAttempt } from "../journal/journal.js";
import type { PaymentMethod } from "../payment-methods/payment-method.js";
import { offerInstalments, plansForPage } from "../orders/choose-instalments.js";
import { buyerOf } from "../orders/buyer-of.js";
import { refuseSessionWhenBusy } from "./admission.js";
import type { AskAboutContext } from "../reconciler/ask-about.js";
import { findOrder } from "../orders/find-order.js";
import { hasWallet } from "../orders/find-wallet.js";
import { methodContext } from "../context/method-context.js";
import { letOrderGo } from "../orders/let-order-go.js";
import { refuseClaimed, type OrderClaimContext } from "../orders/order-claim.js";
import { preparePage } from "./prepare-page.js";
import { createReference } from "../domain/reference.js";
import { idHoldsCardData, maskCardData } from "../gateway/card-data.js";
import { logUnknownDetails } from "./log-unknown-details.js";
import type { Context } from "../context/context.js";
import { signReference } from "../runtime/signed-reference.js";

/** The part of the context that this step uses. */
export type CreateSessionContext = OrderClaimContext &
  AskAboutContext &
  Pick<Context, "resolveOrder" | "resolveWallet" | "sessionLifeMs">;

// The reconciler checks a session some time after it ends, when none of its calls can still be in flight.
const graceMs = 5 * 60_000;

/**
 * Step 1: the buyer's page asks to pay an order with a payment method. The amount comes from the shop's own
 * `resolveOrder`; the reference is in the journal before the first call that could carry it.
 */
export async function createSession(
  context: CreateSessionContext,
  input: SessionRequest,
  request: BuyerRequest,
): Promise<PaymentSession> {
  const { method, mode } = context.paymentMethods.forSession(input);
  method.refuseSession?.(methodContext(context, input), mode);
  refuseSessionWhenBusy(context);
  const order = await findOrder(context, input.orderId, {
    step: "open",
    buyer: buyerOf(request),
  });
  logUnknownDetails(context, order);
  const attempt = await openAttempt(context, { order, method, mode, request }, input.payAgain === true);
  const { reference, orderId, amountMinor, currencyCode, expiresAt } = attempt;
  const preparing = { order, mode, customerIpAddress: addressOf(request) };
  const needs = await preparePage(context, method, preparing).catch(async (error: unknown) => {
    // If that fails as well, the reconciler abandons the attempt after it has expired.
    await context.journal.discard(reference).catch(() => {});
    throw error;
  });
  const savesCard = method.savesCard !== undefined && (await hasWallet(context, request));
  context.log({ step: "session opened", reference, orderId, state: attempt.state });
  return {
    session: signReference(reference, "pay", expiresAt, context.signingKeys, method.offers?.(needs)),
    paymentMethod: method.id,
    ...(mode && { mode }),
    amount: String(amountMinor),
    currencyCode,
    expiresAt: new Date(expiresAt).toISOString(),
    lifeMs: expiresAt - context.now(),
    ...(savesCard && { savesCard }),
    ...plansForPage(attempt),
    ...needs,
  };
}

/** What is needed to open a session. */
interface Opening {
  readonly order: Order;
  readonly method: PaymentMethod;
  readonly mode: PaymentMode | undefined;
  readonly request: BuyerRequest;
}

/**
 * Counts the session and writes its attempt in one transaction. Nothing is written for an order that is paid or may be.
 */
async function openAttempt(
  context: CreateSessionContext,
  opening: Opening,
  payAgain: boolean,
): Promise<Attempt> {
  const { orderId } = opening.order;
  if (payAgain) return openBeside(context, opening);
  const { answer } = await countTry(
    context,
    "opened",
    opening.request,
    { orderId },
    {
      write: (tries, known) => context.journal.openCounted(newAttempt(context, opening, known), tries),
      refuse: ({ claimant }) => refuseClaimed(context, claimant),
    },
  );
  if (answer.written) return answer.written;
  throw new TypeError("An attempt that is not blocked is written.");
}

/**
 * The buyer pays again although an earlier attempt may still turn out paid; the gateway is queried about that one
 * first.
 */
async function openBeside(context: CreateSessionContext, opening: Opening): Promise<Attempt> {
  const { orderId } = opening.order;
  const write = countAlone(context);
  const known = await countTry(context, "opened", opening.request, { orderId }, { write });
  const paysBeside = await letOrderGo(context, orderId);
  return context.journal.open(newAttempt(context, opening, known, paysBeside));
}

function newAttempt(
  context: CreateSessionContext,
  { order, method, mode }: Opening,
  { isHuman, limitKeys }: KnownOfTry,
  paysBeside?: string,
): NewAttempt {
  const now = context.now();
  const expiresAt = now + context.sessionLifeMs;
  const { orderId, amountMinor, currencyCode } = order;
  return {
    reference: createReference(now, context.random),
    orderId,
    paymentMethod: method.id,
    mode,
    amountMinor,
    currencyCode,
    createdAt: now,
    expiresAt,
    checkAt: expiresAt + graceMs,
    facts: {
      limitKeys,
      ...(isHuman && { isHuman }),
      ...(paysBeside !== undefined && { paysBeside }),
      ...(method.chosenInstalments && offerInstalments(order, now)),
      ...customerOf(order),
    },
  };
}

/** For searches. Masked, because the shop may put a card number there by mistake. */
function customerOf({ details }: Order): { readonly customerId?: string } {
  const customerId = details?.customerId;
  // A guest's may be null, from a database.
  if (!customerId) return {};
  return { customerId: idHoldsCardData(customerId) ? maskCardData(customerId) : customerId };
}
