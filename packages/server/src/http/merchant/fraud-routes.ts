import { codes } from "@sips-kit/protocol";
import * as v from "valibot";
import { buyerLists } from "../../fraud/block-buyer.js";
import { velocityElements } from "../../fraud/read-velocity.js";
import { ciphertext, printable } from "../../payment-methods/card-inputs.js";
import { action, fraudReport, velocity } from "./answer-schemas.js";
import { reason, reference } from "./input-schemas.js";
import type { MerchantSubject } from "./merchant-action.js";
import { get, post, subjectIn } from "./merchant-route.js";

const names = <T extends object>(values: T) => Object.keys(values) as (keyof T & string)[];

const list = v.picklist(names(codes.fraudListType.values));
const reasonCode = v.exactOptional(v.picklist(names(codes.fraudListReasonCode.values)));
const element = v.union([
  v.strictObject({ cardNumber: v.pipe(ciphertext, v.description("A card, encrypted in the browser.")) }),
  v.strictObject({ token: v.pipe(printable(128), v.description("The token of a card at this shop.")) }),
  v.strictObject({ reference: v.pipe(reference, v.description("A payment, whose buyer is meant.")) }),
  v.strictObject({ transactionId: v.pipe(v.string(), v.regex(/^\d{1,6}@\d{8}$/)) }),
  v.strictObject({ value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)) }),
]);
const change = { list, level: v.picklist(names(codes.fraudListLevel.values)), element, reason };
const done = v.strictObject({ action });
const actions = v.array(action);

/** The routes of the fraud desk. */
export const fraudRoutes = [
  get("/payments/{reference}/fraud", {
    action: "readFraud",
    summary:
      "What the fraud controls have found about a payment, in words, and what was done about its buyer.",
    params: { reference },
    answer: v.strictObject({ report: fraudReport, actions }),
    async handle({ fraud }, input) {
      const [report, known] = await Promise.all([
        fraud.explain(input.reference),
        fraud.actionsOf(input.reference),
      ]);
      return { report, actions: known };
    },
  }),
  post("/fraud/add", {
    action: "addToFraudList",
    summary: "Puts an element on a black, grey or white list. May be repeated after a lost answer.",
    body: v.strictObject({ ...change, reasonCode }),
    answer: done,
    subject: subjectOfChange,
    handle: async ({ fraud }, input, who) => ({ action: await fraud.addToList({ ...input, ...who }) }),
  }),
  post("/fraud/remove", {
    action: "removeFromFraudList",
    summary: "Takes an element off a list. May be repeated after a lost answer.",
    body: v.strictObject(change),
    answer: done,
    subject: subjectOfChange,
    handle: async ({ fraud }, input, who) => ({ action: await fraud.removeFromList({ ...input, ...who }) }),
  }),
  post("/fraud/block", {
    action: "blockBuyer",
    summary:
      "Blocks the buyer of a payment: card and e-mail address on the black list, IP address on the grey one.",
    body: v.strictObject({
      reference,
      lists: v.exactOptional(v.array(v.picklist(buyerLists))),
      reasonCode,
      reason,
    }),
    answer: v.strictObject({ actions }),
    handle: async ({ fraud }, input, who) => ({ actions: await fraud.blockBuyer({ ...input, ...who }) }),
  }),
  get("/fraud/lists/{list}", {
    action: "readFraud",
    summary: "What was done on a list, except by a payment's reference; the newest first.",
    params: { list },
    answer: v.strictObject({ actions }),
    handle: async ({ fraud }, input) => ({ actions: await fraud.actionsOn(input.list) }),
  }),
  get("/fraud/velocity", {
    action: "readFraud",
    summary: "How often, and for how much, a customer or an address has paid lately.",
    query: {
      type: v.picklist(velocityElements),
      value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
      days: v.exactOptional(v.pipe(v.string(), v.regex(/^[1-9]\d?$/))),
    },
    answer: v.strictObject({ velocity }),
    subject: ({ type, value }) => (type === "customerId" ? { customerId: value } : {}),
    handle: async ({ fraud }, { type, value, days }) => ({
      velocity: await fraud.velocity({ type, value, ...(days !== undefined && { days: Number(days) }) }),
    }),
  }),
];

/** An element may be a payment, whose buyer is meant. */
function subjectOfChange({
  element: changed,
  ...input
}: {
  readonly list: string;
  readonly level: string;
  readonly element: v.InferOutput<typeof element>;
}): MerchantSubject {
  return { ...subjectIn(input), reference: "reference" in changed ? changed.reference : undefined };
}
