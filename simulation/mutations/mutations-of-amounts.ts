import type { Mutation } from "./mutation.js";

const server = "packages/server/src";

/** Planted bugs in how much is taken, from which card, in which capture mode, and what is said of an account. */
export const mutationsOfAmounts: readonly Mutation[] = [
  {
    name: "part-taken-whole",
    what: "all that is left is cancelled, refunded or validated, whatever part was asked for",
    file: `${server}/operations/amount-left.ts`,
    find: `const amountMinor = request.amountMinor ?? left;`,
    replace: `const amountMinor = left;`,
  },
  {
    name: "capture-mode-dropped",
    what: "the gateway is not told that the merchant validates a payment by card before it is captured",
    file: `${server}/payment-methods/card.ts`,
    find: `    ...payment.order.details,
    ...firstOfSeries(`,
    replace: `    ...firstOfSeries(`,
  },
  {
    name: "validation-with-review-dropped",
    what: "a held payment that is to be validated when it is accepted is accepted only",
    file: `${server}/operations/operation-calls.ts`,
    find: `request.validate ? "Y" : "N"`,
    replace: `"N"`,
  },
  {
    name: "instalments-on-one-day",
    what: "all later instalments are due on the day of the second one",
    file: `${server}/domain/instalment-plan.ts`,
    find: `date: dayOf(plan, firstDay, index),`,
    replace: `date: dayOf(plan, firstDay, Math.min(index, 1)),`,
  },
  {
    name: "token-of-another-card",
    what: "every buyer pays with the card that was put behind a token first",
    file: `${server}/payment-methods/card.ts`,
    find: `const outcome = await call("paymentTokenGenerate", cardFields(input));`,
    replace: `const shared = globalThis as { token?: ReturnType<typeof call<"paymentTokenGenerate">> };
  const outcome = await (shared.token ??= call("paymentTokenGenerate", cardFields(input)));`,
  },
  {
    name: "currency-unconfirmed",
    what: "an order that the shop has changed to another currency is charged",
    file: `${server}/domain/order.ts`,
    find: `order.amountMinor === attempt.amountMinor &&
    order.currencyCode === attempt.currencyCode`,
    replace: `order.amountMinor === attempt.amountMinor`,
  },
  {
    name: "unconfirmed-order-charged",
    what: "an order is charged when the shop does not answer whether it stands",
    file: `${server}/orders/confirm-order.ts`,
    find: `return "order-unconfirmed";`,
    replace: `return undefined;`,
  },
  {
    name: "late-approval-taken",
    what: "a credit is sent that was approved too late",
    file: `${server}/operations/credit.ts`,
    find: `approval.expiresAt <= context.now()`,
    replace: `approval.expiresAt <= 0`,
  },
  {
    name: "iban-unmasked",
    what: "the whole number of an account is journaled",
    file: `${server}/gateway/iban.ts`,
    find: `return \`\${iban.slice(0, 4)}\${"#".repeat(Math.max(0, iban.length - 6))}\${iban.slice(-2)}\`;`,
    replace: `return iban;`,
  },
];
