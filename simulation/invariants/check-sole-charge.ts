import { attemptOfOperation, takenPaymentOf, type Attempt } from "../engine.js";
import { isPaidBack, report, type Evidence } from "./evidence.js";

// The engine's own function is what is tested here.
const mayBeCharged: readonly Attempt["state"][] = ["charging", "unknown", "in-review", "accepted"];

/**
 * Compares an attempt that has just moved to `charging` with the other payments of its order: none of them may be
 * charged. Checked at once, because the shop may later learn of two charges and refund one.
 */
export function checkSoleCharge(evidence: Evidence, reference: string): void {
  const attempt = evidence.store.attempts.read(reference);
  // If the buyer may have paid before, the charge call moves nothing: it fetches the result.
  if (!attempt || attempt.facts.mayPayAway) return;
  const others = paymentsOf(evidence, attempt.orderId).filter((one) => !wasLetGo(one));
  reportOther(evidence, reference, others);
}

/** The same for an order that staff take by phone. Its buyer cannot have released another payment. */
export function checkSolePhoneOrder(evidence: Evidence, idempotencyKey: string): void {
  const operation = evidence.store.operations.read(idempotencyKey);
  if (operation?.kind !== "moto" || operation.orderId === undefined) return;
  const others = paymentsOf(evidence, operation.orderId).filter(
    ({ reference }) => !isPaidBack(evidence, reference),
  );
  reportOther(evidence, operation.reference, others);
}

function reportOther(evidence: Evidence, reference: string, others: readonly Attempt[]): void {
  const other = others.find(
    (one) => one.reference !== reference && mayBeCharged.includes(one.state) && !wasGivenBack(evidence, one),
  );
  if (!other) return;
  const what = `is being charged while ${other.reference} is ${other.state}`;
  report(evidence, "ordered-beside-another", evidence.purchases.byReference(reference), reference, what);
}

/** The attempts of an order, and what staff have taken for it by phone. */
function paymentsOf({ store }: Evidence, orderId: string): readonly Attempt[] {
  const byPhone = store.operations
    .all()
    .filter((one) => one.kind === "moto" && one.orderId === orderId)
    .map((one) => attemptOfOperation(one, store.operations.of(takenPaymentOf(one) ?? one.reference)));
  return [...store.attempts.listByOrder(orderId), ...byPhone];
}

/** Its buyer has insisted on paying another way although it may still come through. Once it has, nobody may. */
function wasLetGo({ state, facts }: Attempt): boolean {
  return state === "unknown" && facts.letOrderGo === true;
}

/**
 * It was charged by forged returns alone, each refused with the gateway's word that nothing was ordered, and so gave the
 * order back before it was given up. It is asked about once more, and nothing has been sent since.
 */
function wasGivenBack({ store }: Evidence, { reference, state, facts }: Attempt): boolean {
  if (state !== "unknown" || facts.mayPayAway) return false;
  const givenUp = store.attempts.events(reference).findLast((event) => event.from !== "unknown");
  return givenUp?.from === "redirected" || givenUp?.from === "confirming";
}
