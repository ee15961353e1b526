import type { Mutation } from "./mutation.js";

const operations = "packages/server/src/operations";

/** Planted bugs in what staff do with an order that its buyer may be paying. */
export const mutationsOfPhoneOrders: readonly Mutation[] = [
  {
    name: "phone-order-unclaimed",
    what: "a buyer comes back from their bank and pays an order that staff have taken by phone",
    file: `${operations}/new-transaction.ts`,
    find: `claimsOrder: claimsItsOrder(making),`,
    replace: `claimsOrder: false,`,
  },
  {
    name: "phone-order-beside-doubtful-payment",
    what: "staff take an order by phone while a payment of its buyer may still come through",
    file: `${operations}/refuse-paid-order.ts`,
    find: `return !isPaid(state) || !(await isGivenBack(context, reference));`,
    replace: `return isPaid(state) && !(await isGivenBack(context, reference));`,
  },
];
