import type { Mutation } from "./mutation.js";

const server = "packages/server/src";

/** Bugs in how cardholders are authenticated, and in notifications: warnings of expiry, and webhooks. */
export const mutationsOfNotices: readonly Mutation[] = [
  {
    name: "authentication-for-any-amount",
    what: "an authentication of another provider pays another amount than its cardholder has agreed to",
    file: `${server}/orders/check-outside-authentication.ts`,
    find: `if (authentication.amountMinor !== amountMinor) return`,
    replace: `if (authentication.amountMinor < 0) return`,
  },
  {
    name: "authentication-used-again",
    what: "an authentication of another provider pays as often as it is given",
    file: `${server}/payment-methods/authenticated-elsewhere.ts`,
    find: `if (!(await useOnce(\`\${dsTransId} \${authenticationValue}\`))) return`,
    replace: `if (!(await useOnce(\`\${dsTransId} \${now()}\`))) return`,
  },
  {
    name: "charged-without-permission",
    what: "a payment goes on without authentication although the shop does not permit it",
    file: `${server}/payment-methods/three-d-secure.ts`,
    find: `return isWithout && continueWithout ? "none" : undefined;`,
    replace: `return isWithout ? "none" : undefined;`,
  },
  {
    name: "liability-assumed",
    what: "the shop is told that the issuer is liable whatever the gateway's indicator says",
    file: `${server}/results/payment-of.ts`,
    find: `if (guaranteeIndicator) return guaranteeIndicator === "Y";`,
    replace: `if (guaranteeIndicator) return true;`,
  },
  {
    name: "warned-after-validation",
    what: "the shop is warned of the expiry of a payment that was captured or cancelled",
    file: `${server}/operations/watch-validation.ts`,
    find: `    case "TO_REPLAY":`,
    replace: `    case "TO_CAPTURE":
    case "CAPTURED":
    case "CANCELLED":`,
  },
  {
    name: "expiry-untold",
    what: "the shop is not told that a payment has expired",
    file: `${server}/operations/watch-validation.ts`,
    find: `const isTold = await tell(context, attempt, "expired", transaction.captureLimitDate || undefined);`,
    replace: `const isTold = context.now() > 0;`,
  },
  {
    name: "webhook-lost-with-connection",
    what: "the shop is notified although the event for its other systems could not be written",
    file: `${server}/payments/webhooks-before-callbacks.ts`,
    find: `await webhooks.enqueue(payment);`,
    replace: `await webhooks.enqueue(payment).catch(() => {});`,
  },
  {
    name: "webhook-written-apart",
    what: "a process that is killed after an operation has ended loses its webhook",
    file: `${server}/operations/move-operation.ts`,
    find: `    context.webhooksOf,
  );`,
    replace: `  );
  if (moved) await context.journal.webhooks.add(context.webhooksOf(moved));`,
  },
  {
    name: "unanswered-webhook-delivered",
    what: "a webhook whose receiver has not answered counts as delivered",
    file: `${server}/webhooks/retry-or-give-up.ts`,
    find: `if ("status" in posted && posted.status >= 200 && posted.status < 300)
    return { state: "delivered", status: posted.status, at };`,
    replace: `if (!("status" in posted)) return { state: "delivered", at };
  if (posted.status >= 200 && posted.status < 300)
    return { state: "delivered", status: posted.status, at };`,
  },
];
