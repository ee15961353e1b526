import { paymentOf } from "../results/payment-of.js";
import type { Context } from "../context/context.js";
import { isFailure, type Attempt } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import type { InstalmentChange } from "../domain/instalment-standing.js";
import type { Operation } from "../domain/operation.js";
import { chargeSavedMean, faultOfToken, type TokenisedCard } from "./charge-saved-mean.js";
import { endInstalment } from "./end-instalment.js";
import { findAccepted, moveTo, waitForPayment, type FollowContext } from "./follow-payment.js";
import { foreignField } from "./foreign-record.js";
import type { MakeTransactionContext } from "./new-transaction.js";
import {
  isOutstanding,
  readInstalments,
  type InstalmentRead,
  type InstalmentTurn,
  type ReadInstalmentsContext,
} from "./read-instalments.js";
import { tellShop, type TellShopContext } from "./tell-shop.js";

/** The part of the context that this step uses. */
export type ChargeInstalmentsContext = FollowContext &
  MakeTransactionContext &
  ReadInstalmentsContext &
  TellShopContext &
  Pick<Context, "onInstalment" | "publicUrl" | "signingKeys">;

const minuteMs = 60_000;
// The journal takes due times that are further ahead for those of a wrong clock.
const longestPauseMs = 12 * 60 * minuteMs;

/**
 * Charges the later instalments of an order, each on its day, and tells the shop how each went. Every charge has an
 * idempotency key of its own (see `instalmentSeries`) and is journaled before it is sent, so that two processes, or one
 * after a crash, make it once; a charge whose answer was lost is resolved by a query like any other.
 */
export async function chargeInstalments(
  context: ChargeInstalmentsContext,
  schedule: Operation,
): Promise<Operation> {
  const first = instalmentSeries.paymentOf(schedule.reference);
  const followed = await findAccepted(context.journal, first);
  if (followed.kind === "waits") return waitForPayment(context, schedule, followed.what);
  if (followed.kind === "failed") {
    return moveTo(context, schedule, "not-done", "the first payment was not accepted; nothing is charged");
  }
  const { attempt } = followed;
  await chargeDue(context, first, attempt);
  const reads = await readInstalments(context, first, attempt);
  const news = newsOf(first, reads).filter(({ id }) => schedule.told?.includes(id) !== true);
  const told = await tellNews(context, attempt, news);
  const known = [...(schedule.told ?? []), ...told];
  if (told.length < news.length) {
    const what = "the shop could not be told of an instalment yet";
    const checkAt = context.now() + 15 * minuteMs;
    return moveTo(context, schedule, "prepared", what, { told: known, checkAt });
  }
  return reads.some(isOutstanding)
    ? waitForNext(context, schedule, reads, known)
    : moveTo(context, schedule, "accepted", "no instalment is left to charge", { told: known });
}

async function chargeDue(context: ChargeInstalmentsContext, first: string, attempt: Attempt): Promise<void> {
  const due = (await readInstalments(context, first, attempt)).filter(
    ({ standing }) => standing.dueAt !== undefined && standing.dueAt <= context.now(),
  );
  if (due.length === 0) return;
  const found = await findCard(context, attempt);
  for (const one of due) {
    if (found.kind === "card") await chargeOnce(context, first, attempt, one, found.card);
    if (found.kind === "none") {
      await endInstalment(context, first, one, { kind: "giveUpInstalment", reason: found.what });
    }
  }
}

/** The card of the first payment, by the gateway's own token: it is read for each charge and stored nowhere. */
async function findCard(context: ChargeInstalmentsContext, attempt: Attempt) {
  const { reference, facts } = attempt;
  const read = await context.gateway.getTransactionData({ transactionReference: reference });
  // The card of another payment is somebody else's.
  if (read.kind !== "accepted" || foreignField(context, attempt, read.answer))
    return { kind: "later" } as const;
  const { transactionStatus = "", currentAmount, tokenPan, panExpiryDate } = read.answer;
  const { schemeTransactionIdentifier } = read.answer;
  // Whether the merchant cancels a payment or refunds it depends on the evening's remittance alone.
  if (["CANCELLED", "EXPIRED", "CREDITED"].includes(transactionStatus)) {
    return { kind: "none", what: `the first payment is ${transactionStatus}` } as const;
  }
  if (currentAmount && Number(currentAmount) === 0) {
    return { kind: "none", what: "the first payment was refunded in full" } as const;
  }
  if (!tokenPan || !panExpiryDate) {
    return { kind: "none", what: "the gateway shows no token of the card" } as const;
  }
  const card: TokenisedCard = {
    tokenPan,
    cardExpiryDate: panExpiryDate,
    schemeTransactionIdentifier:
      facts.schemeTransactionIdentifier ?? (schemeTransactionIdentifier || undefined),
  };
  const fault = faultOfToken(card);
  if (fault)
    return { kind: "none", what: `the gateway shows no usable token of the card (${fault.field})` } as const;
  return { kind: "card", card } as const;
}

async function chargeOnce(
  context: ChargeInstalmentsContext,
  first: string,
  { currencyCode, facts }: Attempt,
  { standing, turns }: InstalmentRead,
  card: TokenisedCard,
): Promise<void> {
  const { number, amountMinor } = standing;
  const request = {
    idempotencyKey: instalmentSeries.turnKeyOf(first, number, turns.length + 1),
    amountMinor,
    currencyCode,
    ...(facts.sentOrderId !== undefined && { orderId: facts.sentOrderId }),
    reason: `instalment ${number} of ${facts.instalments?.length}`,
  };
  const pattern = context.instalments.pattern === "INSTALMENT" ? "INSTALMENT" : "RECURRING_N";
  try {
    await chargeSavedMean(context, card, request, pattern);
  } catch (error) {
    // It was cancelled at this moment: its key is taken.
    const isEnded = error instanceof PaymentError && error.code === "PAYMENT_OPERATION_ID_REUSED";
    if (!isEnded) throw error;
  }
}

interface News {
  /** The instalment's number, and that of its charge. */
  readonly id: string;
  readonly eventId: string;
  readonly kind: InstalmentChange["kind"];
  readonly instalment: InstalmentChange["instalment"];
}

/** All that there is to tell of the instalments, the old as well. */
function newsOf(first: string, reads: readonly InstalmentRead[]): readonly News[] {
  return reads.flatMap(({ standing, turns }) =>
    turns.flatMap((turn, index) => {
      const kind = kindOf(turn, standing.state, index === turns.length - 1);
      const id = `${standing.number}-${index + 1}`;
      return kind ? [{ id, eventId: `${first}-instalment-${id}`, kind, instalment: standing }] : [];
    }),
  );
}

function kindOf(
  { kind, payment }: InstalmentTurn,
  standing: InstalmentChange["instalment"]["state"],
  isLast: boolean,
): News["kind"] | undefined {
  if (kind === "cancelInstalment") return standing === "cancelled" ? "cancelled" : undefined;
  if (kind !== "charge") return standing === "failed" ? "failed" : undefined;
  if (payment === "accepted") return "charged";
  if (payment === undefined || !isFailure(payment)) return undefined;
  if (isLast && standing === "failed") return "failed";
  // Cancelled before the shop was notified: it is not charged again.
  return payment === "refused" && standing !== "cancelled" ? "refused" : undefined;
}

/** Notifies the shop in order, until its callback fails; returns the ids of the notifications that succeeded. */
async function tellNews(
  context: ChargeInstalmentsContext,
  attempt: Attempt,
  news: readonly News[],
): Promise<readonly string[]> {
  const { reference, orderId } = attempt;
  const payment = paymentOf(context, attempt);
  const told: string[] = [];
  for (const { id, ...change } of news) {
    const run = () => context.onInstalment({ payment, ...change });
    if (!(await tellShop(context, "onInstalment", attempt, run))) break;
    context.log({ step: `instalment ${change.kind}`, reference, orderId, detail: id });
    told.push(id);
  }
  return told;
}

function waitForNext(
  context: ChargeInstalmentsContext,
  schedule: Operation,
  reads: readonly InstalmentRead[],
  told: readonly string[],
): Promise<Operation> {
  const now = context.now();
  // A charge under way has no due time; it is looked for soon.
  const next = Math.min(...reads.filter(isOutstanding).map(({ standing }) => standing.dueAt ?? now));
  return moveTo(context, schedule, "prepared", "instalments are left to charge", {
    told,
    checkAt: Math.min(Math.max(next, now + minuteMs), now + longestPauseMs),
  });
}
