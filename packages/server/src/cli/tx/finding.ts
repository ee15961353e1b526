/** A problem of a payment, and what to do about it. */
export interface Finding {
  readonly what: string;
  readonly todo: string;
}

/** What to do about anything that the reconciler deals with. */
export const resolvedByItself =
  "The reconciler resolves this: make sure that a server with payments.start() is running, or call payments.reconcile().";
