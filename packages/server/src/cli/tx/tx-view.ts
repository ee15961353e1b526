import type { AnswerOf } from "@sips-kit/protocol";
import type { Attempt } from "../../domain/attempt.js";
import type { Operation } from "../../domain/operation.js";
import { overpaidAmong, type Overpaid } from "../../domain/payment-to-keep.js";
import type { Gateway, Outcome } from "../../gateway/gateway.js";
import type { Journal, JournalEvent } from "../../journal/journal.js";
import { findTakenPayment } from "../../operations/find-taken-payment.js";
import { operationsOf } from "../../operations/operations-of.js";
import type { Hold } from "../../rate-limits/count.js";
import { standingLimits } from "../../rate-limits/standing-limits.js";
import { paymentsOfOrder } from "./payments-of-order.js";
import { instalmentsOf, type TxInstalment } from "./tx-instalments.js";

/** Both sides of a payment. */
export interface TxView {
  readonly reference: string;
  readonly attempt: Attempt | undefined;
  /** Staff have taken it: it has no events, and nobody is notified. */
  readonly isByStaff: boolean;
  readonly events: readonly JournalEvent[];
  readonly operations: readonly Operation[];
  /** The limits that block its buyer, order or card now. */
  readonly limits: readonly Hold[];
  readonly outcome: Outcome<AnswerOf<"getTransactionData">>;
  /** Its order was paid more than once. */
  readonly overpaid: Overpaid | undefined;
  /** Of an order in instalments, the payment's own first; otherwise empty. */
  readonly instalments: readonly TxInstalment[];
  /** The other payments of its order, except those that charge its instalments; newest first. */
  readonly others: readonly Attempt[];
  readonly now: number;
}

/** Reads both sides of a payment: what the journal has of it, and the gateway's record. */
export async function readTxView(
  { journal, gateway }: { readonly journal: Journal; readonly gateway: Pick<Gateway, "getTransactionData"> },
  reference: string,
): Promise<TxView> {
  const opened = await journal.read(reference);
  const taken = opened ? undefined : await findTakenPayment(journal, reference);
  const attempt = opened ?? taken;
  const instalments = await instalmentsOf(journal, attempt);
  return {
    reference,
    attempt,
    isByStaff: taken !== undefined,
    events: await journal.events(reference),
    operations: await operationsOf(journal, reference),
    limits: await standingLimits({ journal, now: journal.clock.now }, opened?.facts.limitKeys ?? []),
    outcome: await gateway.getTransactionData({ transactionReference: reference }),
    overpaid: opened && overpaidAmong(await journal.listByOrder(opened.orderId)),
    instalments,
    others: attempt ? await othersOf(journal, attempt, instalments) : [],
    now: journal.clock.now(),
  };
}

/** The other payments of the order, except those that charge its instalments. */
async function othersOf(
  journal: Journal,
  { orderId, reference }: Attempt,
  instalments: readonly TxInstalment[],
): Promise<readonly Attempt[]> {
  const charges = instalments.flatMap(({ turns }) => turns.map((turn) => turn.reference));
  const ofOrder = await paymentsOfOrder(journal, orderId);
  return ofOrder.filter((one) => one.reference !== reference && !charges.includes(one.reference));
}
