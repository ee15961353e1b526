import type { Context } from "../context/context.js";
import type { Operation, Snapshot } from "../domain/operation.js";
import { moveOperation, type MoveOperationContext } from "./move-operation.js";
import { decidedByStatus, kindsWithAmount, type OperationRequest } from "./operation-calls.js";
import { readTransactionOf } from "./snapshot.js";

/**
 * Limits a request to the amount left of its transaction: never more is cancelled, refunded or validated. Queries the
 * gateway right before, which also gives a lost answer something to be compared with.
 */
export async function holdToAmountLeft(
  context: MoveOperationContext & Pick<Context, "gateway" | "log" | "now">,
  operation: Operation,
  request: OperationRequest,
): Promise<Operation> {
  const read = await readTransactionOf(context, operation);
  if (read.kind !== "found") {
    return moveOperation(context, operation, {
      to: read.kind === "unknown-reference" ? "refused" : "not-done",
      at: context.now(),
      what: `${read.what}; nothing was sent`,
      responseCode: read.code,
    });
  }
  const { currencyCode } = read;
  const before = await afterOthers(context, operation, read.before);
  // Without a status before, a status afterwards would not tell whether this operation has changed it.
  if (decidedByStatus.includes(operation.kind) && !before.transactionStatus) {
    return notSent("the gateway does not tell the transaction's status; nothing was sent");
  }
  if (!kindsWithAmount.includes(operation.kind)) return { ...operation, before, currencyCode };
  const left = before.currentAmount;
  if (left === undefined || !currencyCode) {
    return notSent("the gateway does not tell what is left, or its currency; nothing was sent");
  }
  const amountMinor = request.amountMinor ?? left;
  if (amountMinor <= left && amountMinor > 0) return { ...operation, before, currencyCode, amountMinor };
  return moveOperation(context, operation, {
    to: "refused",
    at: context.now(),
    what: `more than the ${left} that are left`,
    before,
    responseCode: "51",
  });

  function notSent(what: string): Promise<Operation> {
    return moveOperation(context, operation, { to: "not-done", at: context.now(), what, before });
  }
}

/**
 * The current state of a transaction. The gateway's records lag behind, so they may not show an operation that it has
 * just accepted: the amount which that operation left is an upper bound, and the status it led to is newer than the one
 * it found.
 */
async function afterOthers(
  context: Pick<Context, "journal">,
  { reference }: Operation,
  shown: Snapshot,
): Promise<Snapshot> {
  const others = await context.journal.operations.of(reference);
  const accepted = others.filter(({ state }) => state === "accepted");
  const { currentAmount, transactionStatus } = shown;
  const left = accepted.flatMap((one) => leftBy(one) ?? []);
  const decision = accepted.find(
    ({ kind, before }) => decidedByStatus.includes(kind) && before?.transactionStatus === transactionStatus,
  );
  return {
    transactionStatus: decision ? decision.newStatus : transactionStatus,
    currentAmount: currentAmount === undefined ? undefined : Math.min(currentAmount, ...left),
  };
}

/** The least that an operation can have left once it is accepted: of a part that was validated, sources do not say what. */
export function leastLeftBy(operation: Operation): number | undefined {
  const { kind, before, amountMinor = 0 } = operation;
  const rest = (before?.currentAmount ?? 0) - amountMinor;
  return kind === "validate" && rest > 0 ? Math.min(amountMinor, rest) : leftBy(operation);
}

/**
 * The most that an operation can have left once it is accepted, by the amount it found and the amount it took. The amount
 * in its answer is not used: a wrong one would lower what is left for ever, and a missing one would let the same money
 * be refunded twice. Review decisions, and operations that create a transaction, take nothing.
 */
export function leftBy({ kind, before, amountMinor, newAmount }: Operation): number | undefined {
  const found = before?.currentAmount;
  if (found === undefined || amountMinor === undefined) return undefined;
  switch (kind) {
    case "cancel":
    case "refund":
      return found - amountMinor;
    case "validate":
      // Sources do not say whether newAmount is the validated amount or the remainder; see open-questions.md.
      return Math.max(amountMinor, newAmount ?? found - amountMinor);
    default:
      return undefined;
  }
}
