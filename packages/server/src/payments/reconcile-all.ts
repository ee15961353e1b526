import type { Context } from "../context/context.js";
import { reconcile } from "../reconciler/reconcile.js";
import { continueSignature } from "../mandates/continue-signature.js";
import { reconcileOperations } from "../operations/reconcile-operations.js";

/** What one round of the reconciler has done. */
export interface Reconciled {
  /** Attempts and operations that were checked. */
  readonly checked: number;
  /** Of these, how many have a result now. */
  readonly resolved: number;
  /** Results for which the shop's callback was started. */
  readonly notified: number;
}

/** One round over attempts and operations, without the callbacks. */
export async function reconcileAll(context: Context): Promise<Omit<Reconciled, "notified">> {
  const attempts = await reconcile(context);
  const operations = await reconcileOperations(context, {
    signMandate: (operation) => continueSignature(context, operation),
  });
  return {
    checked: attempts.checked + operations.checked,
    resolved: attempts.resolved + operations.resolved,
  };
}
