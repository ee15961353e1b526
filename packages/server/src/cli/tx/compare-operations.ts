import type { AnswerOf } from "@sips-kit/protocol";
import { followsPayment, isOver, type Operation } from "../../domain/operation.js";
import { leastLeftBy } from "../../operations/amount-left.js";
import { resolvedByItself, type Finding } from "./finding.js";
import type { TxView } from "./tx-view.js";

/** Money that was refunded, or never captured, without an operation of this shop. */
export function compareOperations(view: TxView): readonly Finding[] {
  const { operations, outcome } = view;
  const open = operations.filter(
    (operation) => operation.state === "unknown" || operation.state === "sending",
  );
  const findings = open.map((operation) => ({
    what: `The ${operation.kind} ${operation.idempotencyKey} has no result yet.`,
    todo: `Do not send it again. ${resolvedByItself}`,
  }));
  const changing = operations.filter(({ kind }) => !followsPayment(kind));
  if (outcome.kind !== "accepted" || changing.some(({ state }) => !isOver(state))) return findings;
  const what = changedElsewhere(view, changing, outcome.answer);
  return what === undefined ? findings : [...findings, { what, todo: wasChangedElsewhere }];
}

const wasChangedElsewhere =
  "It was changed in the bank's portal, by sips call, or by expiry. Make sure that the shop's order matches.";

const undone = /^(CANCELLED|CREDITED|REFUNDED|EXPIRED|TO_CREDIT)$/;

/** What the gateway's record shows that no operation in the journal explains, in words. */
function changedElsewhere(
  { attempt }: TxView,
  operations: readonly Operation[],
  { transactionStatus = "", originAmount, currentAmount }: AnswerOf<"getTransactionData">,
): string | undefined {
  const accepted = operations.filter(({ state }) => state === "accepted");
  if (undone.test(transactionStatus) && accepted.length === 0)
    return `The transaction is ${transactionStatus} at the gateway, but no operation in the journal explains it.`;
  if (attempt?.state !== "accepted" || originAmount === undefined || currentAmount === undefined)
    return undefined;
  const explained = Math.min(Number(originAmount), ...accepted.flatMap((one) => leastLeftBy(one) ?? []));
  if (Number(currentAmount) >= explained) return undefined;
  return `The gateway has ${currentAmount} of this payment left; operations in the journal leave ${explained}.`;
}
