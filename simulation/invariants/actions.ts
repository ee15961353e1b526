import { entryOf } from "../gateway/fraud-lists.js";
import type { MandateChange } from "../gateway/wallet-mandates.js";
import type { WalletChange } from "../gateway/wallets.js";
import { groupBy } from "../group-by.js";
import { report, type Evidence } from "./evidence.js";
import type { ToldAction } from "./told.js";

/** A change of a wallet or list that was reported as done was made, and one that was reported as not done was not. */
export function checkActions(evidence: Evidence): void {
  const { told, purchases } = evidence;
  const all = groupBy(told.actions, ({ kind, subject, details }) => `${kind} ${subject} ${idOf(details)}`);
  for (const [what, same] of all) {
    for (const action of same) {
      const purchase = purchases.byOrder(action.orderId);
      // These answers name neither wallet nor element: nobody can tell a swapped or repeated one from the right one.
      if (answersMayBeOthers.some((fault) => purchase?.touchedBy.has(fault))) continue;
      if (action.state === "done" && !isMade(evidence, action))
        report(evidence, "action-done-but-not-made", purchase, what, "");
      // Of several requests one may be refused because another one was carried out.
      const isAlone = same.length === 1 && !action.isRepeated && isOnlyChange(evidence, action);
      const hasFailed = action.state === "refused" || action.state === "not-done";
      if (hasFailed && isAlone && hasChanged(evidence, action))
        report(evidence, "action-failed-but-made", purchase, what, action.state);
    }
  }
}

const answersMayBeOthers = ["gateway.swapped-answer", "gateway.repeated-answer"];

/** What the gateway has done until the answer: the change itself, or one that left nothing to change. */
function isMade(evidence: Evidence, action: ToldAction): boolean {
  const { kind, subject, details, from, at } = action;
  const walletId = subject.slice("wallet:".length);
  const isEarlier = (change: { readonly walletId: string; readonly at: number }) =>
    change.walletId === walletId && change.at <= at;
  const changes = evidence.wallets.changes.filter(isEarlier);
  const mandates = evidence.mandates.changes.filter(isEarlier);
  switch (kind) {
    case "renamePaymentMean":
      return changes.some(
        (change) => change.kind === "rename" && change.mean?.alias === details["paymentMeanAlias"],
      );
    case "deletePaymentMean":
      return [...changes, ...mandates].some(
        (change) => change.kind === "close" || isDeletionOf(change, details),
      );
    case "closeWallet":
      return wasEmpty(changes, from);
    case "addToFraudList":
    case "removeFromFraudList":
      return wasListed(evidence, action, kind === "addToFraudList");
    case "saveCard":
      return changes.some((change) => isAdditionOf(change, details));
    case "addMandate":
      return mandates.some(
        (change) => change.kind === "add" && change.mandate.mandateId === details["mandateId"],
      );
  }
}

/** True when the gateway has changed that wallet or list between request and answer. */
function hasChanged(
  { wallets, mandates, fraudLists }: Evidence,
  { subject, details, kind, from, at }: ToldAction,
): boolean {
  const ofWallet = [...wallets.changes, ...mandates.changes].filter(
    ({ walletId }) => `wallet:${walletId}` === subject,
  );
  const changes = kind.endsWith("FraudList")
    ? fraudLists.changes.filter(({ entry }) => entry === entryIn(subject, details))
    : ofWallet.filter((change) =>
        kind === "saveCard" ? isAdditionOf(change, details) : change.kind !== "add",
      );
  return changes.some((change) => change.at >= from && change.at <= at);
}

type AnyChange = WalletChange | MandateChange;

function isAdditionOf(change: AnyChange, details: ToldAction["details"]): boolean {
  return "mean" in change && change.kind === "add" && change.mean?.card.index === details["cardIndex"];
}

function isDeletionOf(change: AnyChange, details: ToldAction["details"]): boolean {
  const { id } = ("mandate" in change ? change.mandate : change.mean) ?? {};
  return change.kind === "delete" && Number(id) === Number(details["paymentMeanId"]);
}

/** True when the wallet held nothing at some moment between request and answer. */
function wasEmpty(changes: Evidence["wallets"]["changes"], from: number): boolean {
  let held = 0;
  let heldBefore = 0;
  for (const { kind, at } of changes) {
    held = kind === "close" ? 0 : held + (kind === "add" ? 1 : kind === "delete" ? -1 : 0);
    if (at < from) heldBefore = held;
    else if (held === 0) return true;
  }
  return heldBefore === 0;
}

/** True when the element was on its list, or off it, at some moment between request and answer. */
function wasListed(
  { fraudLists }: Evidence,
  { subject, details, from, at }: ToldAction,
  isListed: boolean,
): boolean {
  const entry = entryIn(subject, details);
  const [end, other] = isListed ? (["add", "remove"] as const) : (["remove", "add"] as const);
  const changes = fraudLists.changes.filter((change) => change.entry === entry && change.at <= at);
  const before = changes.findLast((change) => change.at < from)?.kind ?? "remove";
  return before !== other || changes.some((change) => change.kind === end && change.at >= from);
}

/** The element as the gateway has it: a payment by its reference, everything else by its value. */
function entryIn(subject: string, details: ToldAction["details"]): string {
  const [about, reference = ""] = subject.split(":");
  const value = about === "payment" ? reference : String(details["element"]);
  return entryOf(String(details["list"]), String(details["level"]), value);
}

/** True unless something else in the same run changes the same wallet. */
function isOnlyChange({ told }: Evidence, action: ToldAction): boolean {
  return told.actions.every((other) => other === action || other.subject !== action.subject);
}

/** What distinguishes two actions of one kind on one subject. */
function idOf({ list, level, element, paymentMeanId }: ToldAction["details"]): string {
  return [list, level, element, paymentMeanId].filter((one) => one !== undefined).join(" ");
}
