import type { MethodName } from "@sips-kit/protocol";
import type {
  SupplierFault,
  SupplierKind,
  SupplierSession,
  SupplierVerdict,
} from "../../ledger/supplier-sessions.js";
import type { Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import { text } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { chosenCodes, refusal, refuse, type Refusal, type Reply } from "../reply.js";
import { orderAfterVisit } from "./order-after-visit.js";
import { orderReply } from "./order-reply.js";

interface Visited {
  readonly transaction: Transaction;
  readonly session: SupplierSession;
  readonly verdict: SupplierVerdict;
}

/**
 * Reads the result of a buyer's visit, for the one transaction that it belongs to. Data that does not match is refused
 * without effect, so that a third party cannot end a payment.
 */
export function readVisit({ gateway, shop, body }: Call, kinds: readonly SupplierKind[]): Visited | Refusal {
  const transaction = gateway.transactions.find(shop.merchantId, transactionName(body));
  const expected = transaction && gateway.suppliers.find(shop.merchantId, transaction.transactionReference);
  if (!expected || !kinds.includes(expected.kind)) return refusal("25");
  const read = gateway.suppliers.read(text(body, "redirectionData") ?? "");
  if ("fault" in read) return { refusal: refusalOf(read.fault) };
  if (read.session.subject !== expected.subject || read.session.merchantId !== expected.merchantId) {
    return { refusal: refusalOf("forged") };
  }
  return { transaction, ...read };
}

/** Reads the result of a buyer's visit and orders the payment accordingly, once. */
export function finalizeAtSupplier(
  call: Call,
  method: MethodName,
  { kinds, more = () => ({}) }: { kinds: readonly SupplierKind[]; more?: (visited: Visited) => WireObject },
): Reply {
  const visited = readVisit(call, kinds);
  if ("refusal" in visited) return visited.refusal;
  const { transaction, session, verdict } = visited;
  const { gateway } = call;
  gateway.suppliers.finalize(session);
  orderAfterVisit(gateway, transaction, verdict);
  const reply = orderReply(gateway, method, transaction);
  return { ...reply, fields: { ...reply.fields, ...more(visited) } };
}

/** The refusal of an unusable redirectionData. */
export function refusalOf(fault: SupplierFault): Reply {
  switch (fault) {
    case "forged":
      return refuse(chosenCodes.badRedirectionData, "redirectionData");
    case "expired":
      return refuse("97");
    case "replayed":
      return refuse(chosenCodes.finalizedAlready);
  }
}
