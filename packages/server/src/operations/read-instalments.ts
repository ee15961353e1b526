import type { Context } from "../context/context.js";
import { isFailure, type Attempt, type AttemptState } from "../domain/attempt.js";
import { dueAt, type Instalment } from "../domain/instalment-plan.js";
import { instalmentSeries } from "../domain/instalment-series.js";
import type { InstalmentStanding } from "../domain/instalment-standing.js";
import { attemptOfOperation } from "../domain/attempt-of-operation.js";
import type { Operation } from "../domain/operation.js";
import { isHeld, takenPaymentOf } from "../domain/taken-payment.js";
import { mostTurns, retryAt } from "./instalment-retries.js";

/** The part of the context that this step uses. */
export type ReadInstalmentsContext = Pick<Context, "instalments" | "journal">;

/** An instalment, and what the journal has of it: its charges, and its end if it was cancelled or given up. */
export interface InstalmentRead {
  readonly standing: InstalmentStanding;
  /** In order; the first one's key has turn 1. */
  readonly turns: readonly InstalmentTurn[];
}

/** A charge of an instalment, or its end. */
export interface InstalmentTurn extends Operation {
  /** Where the payment of a charge stands: `in-review` while the gateway holds it. An end has none. */
  readonly payment: AttemptState | undefined;
}

/**
 * Reads how the instalments of a payment stand. Nothing of it is stored: it follows from the charges in the journal, so
 * that no crash can leave the two different.
 *
 * @param first the reference with which the buyer's first attempt began: that of the schedule
 */
export function readInstalments(
  context: ReadInstalmentsContext,
  first: string,
  attempt: Attempt,
): Promise<readonly InstalmentRead[]> {
  const instalments = attempt.facts.instalments ?? [];
  return Promise.all(
    instalments.map(async (instalment, index) => {
      if (index === 0) return { standing: ofBuyersOwn(instalment, attempt), turns: [] };
      const turns = await readTurns(context, first, index + 1);
      const standing = { ...instalment, number: index + 1, ...standingOf(context, instalment, turns) };
      return { standing: isFailure(attempt.state) ? withoutFirst(standing) : standing, turns };
    }),
  );
}

function ofBuyersOwn(instalment: Instalment, { reference, state, facts }: Attempt): InstalmentStanding {
  return {
    ...instalment,
    number: 1,
    state: state === "accepted" ? "paid" : isFailure(state) ? "failed" : "charging",
    reference,
    ...(facts.responseCode !== undefined && { responseCode: facts.responseCode }),
  };
}

function withoutFirst({ amountMinor, date, number }: InstalmentStanding): InstalmentStanding {
  return { amountMinor, date, number, state: "cancelled", what: "the first payment was not accepted" };
}

/** The charges of an instalment, and its end if it was cancelled or given up, in order. */
export async function readTurns(
  { journal }: Pick<Context, "journal">,
  first: string,
  number: number,
): Promise<readonly InstalmentTurn[]> {
  const turns: InstalmentTurn[] = [];
  // One more: the end of an instalment whose last charge is under way.
  while (turns.length <= mostTurns) {
    const key = instalmentSeries.turnKeyOf(first, number, turns.length + 1);
    const turn = await journal.operations.read(key);
    if (!turn) break;
    turns.push({ ...turn, payment: await paymentStateOf(journal, turn) });
  }
  return turns;
}

async function paymentStateOf(
  { operations }: Context["journal"],
  turn: Operation,
): Promise<AttemptState | undefined> {
  if (takenPaymentOf(turn) === undefined) return undefined;
  return attemptOfOperation(turn, isHeld(turn) ? await operations.of(turn.reference) : []).state;
}

function standingOf(
  { instalments: { retryAfterDays } }: Pick<Context, "instalments">,
  instalment: Instalment,
  turns: readonly InstalmentTurn[],
): Omit<InstalmentStanding, keyof Instalment | "number"> {
  const charges = turns.filter(({ kind }) => kind === "charge");
  const paid = charges.find(({ payment }) => payment === "accepted");
  if (paid) return { state: "paid", ...answerOf(paid) };
  const open = charges.find(({ payment }) => payment !== undefined && !isFailure(payment));
  if (open) return { state: "charging", ...answerOf(open) };
  const last = turns.at(-1);
  if (!last) return { state: "planned", dueAt: dueAt(instalment) };
  if (last.kind !== "charge") return endOf(last);
  if (last.state === "accepted") {
    return { state: "failed", ...answerOf(last), what: whyNotPaid(last) };
  }
  const refusals = charges.filter(({ state }) => state === "refused").length;
  const retriedAt = retryAt(retryAfterDays, turns, refusals);
  if (retriedAt === undefined) {
    return { state: "failed", ...answerOf(last), ...(last.state !== "refused" && { what: last.what }) };
  }
  return { state: refusals > 0 ? "retrying" : "planned", ...answerOf(last), dueAt: retriedAt };
}

/** Why an accepted charge is not paid. */
function whyNotPaid({ newStatus }: Operation): string {
  const isEnded = newStatus === "CANCELLED" || newStatus === "EXPIRED";
  return isEnded ? "it was cancelled or has expired" : "it was not accepted in fraud review";
}

function answerOf({ reference, responseCode, mustAuthenticate }: Operation) {
  return {
    reference,
    ...(responseCode !== undefined && { responseCode }),
    ...(mustAuthenticate && { mustAuthenticate }),
  };
}

function endOf({
  kind,
  by,
  reason,
}: Operation): Pick<InstalmentStanding, "state" | "by" | "reason" | "what"> {
  const why = { ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) };
  return kind === "cancelInstalment" ? { state: "cancelled", ...why } : { state: "failed", what: reason };
}

/** True for an instalment that may still be charged. */
export function isOutstanding({ standing: { state } }: InstalmentRead): boolean {
  return state === "planned" || state === "charging" || state === "retrying";
}
