import { attributionOf } from "../actions/check-attribution.js";
import type { Context } from "../context/context.js";
import type { Attribution } from "../domain/attribution.js";
import { wrongField } from "../domain/wrong-field.js";
import type { Approval, CardOfOperation, Operation } from "../domain/operation.js";
import { createReference } from "../domain/reference.js";
import type { Outcome } from "../gateway/gateway.js";
import type { SumOfTaken } from "../journal/operations-journal.js";
import { cardFields, type CardInput } from "../payment-methods/card.js";
import { checkRequest } from "./check-request.js";
import { longestApprovalMs, type CreditSettings } from "../domain/credit-settings.js";
import { requireAnotherPerson } from "./four-eyes.js";
import { moveOperation, type MoveOperationContext } from "./move-operation.js";
import { openedOrKnown, sendOnce } from "./operate.js";
import { orderIdField } from "../payment-methods/order-id-form.js";
import type { MakeTransactionContext } from "./new-transaction.js";
import { operationGraceMs } from "./take-turn.js";
import type { OperationAnswer } from "./operation-calls.js";

/** The part of the context that this step uses. */
export type CreditContext = MakeTransactionContext & Pick<Context, "credits">;

/** What every credit needs. */
interface CreditOf extends Attribution {
  readonly idempotencyKey: string;
  readonly amountMinor: number;
  /** ISO 4217 numeric. */
  readonly currencyCode: string;
  readonly orderId?: string;
}

/** A request to credit a card without a payment before it; the card is encrypted in the browser. */
export interface CreditRequest extends CreditOf {
  readonly card: Exclude<CardInput, { paymentToken: string }>;
}

/** A request to credit a card in a customer's wallet without a payment before it. */
export interface WalletCreditRequest extends CreditOf {
  readonly merchantWalletId: string;
  readonly paymentMeanId: string;
}

/** Who decides on a credit that waits for approval. */
export interface CreditDecision {
  readonly idempotencyKey: string;
  /** Another person than the one who requested it. */
  readonly by: string;
}

const dayMs = 24 * 3_600_000;
// No due time is ever set a day ahead; see farAheadMs.
const longestCheckMs = 12 * 3_600_000;

/** The kinds that the limits count together. */
export const creditKinds = ["creditHolder", "walletCreditHolder"] as const;

/**
 * Credits a card; the new transaction is `reference` of the operation. It cannot wait for approval, because no card
 * data is kept, not even encrypted: then credit a card in a wallet.
 */
export function creditHolder(context: CreditContext, request: CreditRequest): Promise<Operation> {
  const { card, ...asked } = request;
  const { cardNumber = "", cardExpiryDate = "", panType } = cardFields(card);
  return credit(context, { kind: "creditHolder", ...asked }, (operation) =>
    context.gateway.creditHolder({
      ...creditFields(context, operation),
      cardNumber,
      cardExpiryDate,
      ...(panType !== undefined && { panType }),
    }),
  );
}

/** Credits a card in a wallet; it may have to wait for the approval of another person. */
export function walletCreditHolder(
  context: CreditContext,
  { merchantWalletId, paymentMeanId, ...asked }: WalletCreditRequest,
): Promise<Operation> {
  const card = { merchantWalletId, paymentMeanId };
  return credit(context, { kind: "walletCreditHolder", ...asked, card }, (operation) =>
    sendToWallet(context, operation),
  );
}

/**
 * Approves a credit, which is then sent, once.
 *
 * @throws PaymentError PAYMENT_NOT_AUTHORIZED for the person who requested it, PAYMENT_OPERATION_INVALID when it does not
 *   wait for approval, or does not any more
 */
export async function approveCredit(context: CreditContext, decision: CreditDecision): Promise<Operation> {
  const { operation, approval, by } = await awaited(context, decision);
  requireAnotherPerson(by, operation.by);
  const given = { ...approval, state: "given", by } as const;
  return sendOnce(context, { ...operation, approval: given }, (sending) => sendToWallet(context, sending));
}

/**
 * Declines a credit: nothing is sent. The person who requested it may decline it too. Throws PaymentError as
 * approveCredit does.
 */
export async function declineCredit(context: CreditContext, decision: CreditDecision): Promise<Operation> {
  const { operation, approval, by } = await awaited(context, decision);
  return moveOperation(context, operation, {
    to: "not-done",
    // Another person may be approving it at this moment.
    from: "prepared",
    at: context.now(),
    what: "declined; nothing was sent",
    approval: { ...approval, state: "declined", by },
  });
}

/** Ends a credit that nobody has approved in time; one with time left stays. For the reconciler. */
export function expireCredit(
  context: MoveOperationContext & Pick<CreditContext, "now">,
  operation: Operation,
  approval: Approval,
): Promise<Operation> {
  const at = context.now();
  if (at < approval.expiresAt) {
    const checkAt = Math.min(approval.expiresAt, at + longestCheckMs);
    // It may be approved at this moment, and its answer be lost.
    return moveOperation(context, operation, {
      to: "prepared",
      from: "prepared",
      at,
      what: operation.what,
      checkAt,
    });
  }
  return moveOperation(context, operation, {
    to: "not-done",
    // It may have been approved at the last moment.
    from: "prepared",
    at,
    what: "nobody has approved it in time; nothing was sent",
    approval: { ...approval, state: "expired" },
  });
}

interface Crediting extends CreditOf {
  readonly kind: (typeof creditKinds)[number];
  readonly card?: CardOfOperation;
}

async function credit(
  context: CreditContext,
  asked: Crediting,
  call: (operation: Operation) => Promise<Outcome<OperationAnswer>>,
): Promise<Operation> {
  checkRequest(asked);
  const { credits, now } = context;
  const createdAt = now();
  const approval = credits && approvalOf(credits, asked, createdAt);
  if (credits && asked.amountMinor > credits.perCreditMinor) {
    throw wrongField("amountMinor", `at most ${credits.perCreditMinor}, the limit of one credit`);
  }
  const opened = await context.journal.operations.open({
    ...asked,
    ...attributionOf(asked),
    reference: createReference(createdAt, context.random),
    createdAt,
    checkAt: createdAt + operationGraceMs,
    ...(credits && { sumOf: takenBefore(createdAt) }),
  });
  const prepared = openedOrKnown(opened, asked.kind, asked);
  if (opened.kind !== "opened") return prepared;
  const left = credits ? credits.perDayMinor - (opened.othersMinor ?? 0) : Number.POSITIVE_INFINITY;
  if (asked.amountMinor > left) {
    const what = `more than the ${Math.max(0, left)} left of what may be credited in 24 hours; nothing was sent`;
    return moveOperation(context, prepared, { to: "refused", at: now(), what });
  }
  return approval ? awaitApproval(context, prepared, approval) : sendOnce(context, prepared, call);
}

/** The credits of the last 24 hours, by when they were sent: approval may come long after the request. */
function takenBefore(now: number): SumOfTaken {
  const since = now - dayMs;
  return { kinds: creditKinds, since, waitingSince: since - longestApprovalMs };
}

/** Written only now, so that nobody approves a credit before it is known to be within the limits. */
function awaitApproval(context: CreditContext, prepared: Operation, approval: Approval): Promise<Operation> {
  const at = context.now();
  const checkAt = Math.min(approval.expiresAt, at + longestCheckMs);
  return moveOperation(context, prepared, {
    to: "prepared",
    from: "prepared",
    at,
    what: "waits for approval",
    approval,
    checkAt,
  });
}

/** The approval that a credit has to wait for; undefined when it needs none. */
function approvalOf(
  { approval }: CreditSettings,
  { kind, amountMinor, by }: Crediting,
  now: number,
): Approval | undefined {
  if (!approval || amountMinor <= approval.aboveMinor) return undefined;
  if (!by?.trim()) throw wrongField("by", "the person who requests it: another one has to approve it");
  if (kind === "creditHolder") {
    throw wrongField("card", "a card in a wallet: what waits for approval must hold no card data");
  }
  return { state: "awaited", expiresAt: now + (approval.lifeMs ?? dayMs) };
}

async function awaited(context: CreditContext, decision: CreditDecision) {
  const { idempotencyKey } = decision;
  // As the journal has it of the person who requested it.
  const { by } = attributionOf(decision);
  if (!by?.trim()) throw wrongField("by", "the person who decides");
  const operation = await context.journal.operations.read(idempotencyKey);
  const approval = operation?.approval;
  if (
    operation?.state !== "prepared" ||
    approval?.state !== "awaited" ||
    approval.expiresAt <= context.now()
  ) {
    throw wrongField("idempotencyKey", "that of a credit that waits for approval");
  }
  return { operation, approval, by };
}

function sendToWallet(context: CreditContext, operation: Operation): Promise<Outcome<OperationAnswer>> {
  const { merchantWalletId = "", paymentMeanId = "" } = operation.card ?? {};
  const fields = creditFields(context, operation);
  return context.gateway.walletCreditHolder({ ...fields, merchantWalletId, paymentMeanId });
}

function creditFields(
  { orderIdForm }: Pick<Context, "orderIdForm">,
  { reference, amountMinor, currencyCode = "", orderId }: Operation,
) {
  return {
    amount: String(amountMinor),
    currencyCode,
    orderChannel: "INTERNET",
    transactionReference: reference,
    ...orderIdField(orderIdForm, orderId),
  } as const;
}
