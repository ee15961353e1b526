import { methods, type MethodName } from "@sips-kit/protocol";
import type { StoryName } from "../crash/stories.js";
import type { Mode } from "./mode.js";

const order = "cardValidateAuthenticationAndOrder";
const query = "getTransactionData";
/** Which call moves the money of a story. */
const callOf = {
  card: order,
  challenge: order,
  wallet: order,
  refund: "refund",
  cancel: "cancel",
  duplicate: "duplicate",
} as const satisfies { readonly [story in StoryName]?: MethodName };
const many = 1_000_000;

type Told = keyof typeof callOf;
// The keys of the table are the names of its type.
const stories = Object.keys(callOf) as readonly Told[];

/** Each field that a response repeats from its request. */
const echoes = [
  "transactionReference",
  "merchantId",
  "amount",
  "currencyCode",
  "orderId",
  "newAmount",
] as const;

/** The fields without which a response cannot be assigned to its request; the others may be absent. */
const required: readonly string[] = ["transactionReference", "amount", "newAmount"];

/** A wrong value in each field, each field missing, and responses to other calls. */
export const foreignEchoModes: readonly Mode[] = [
  ...echoes.flatMap((field) => [mode("foreign-echo", field), mode("missing-echo", field)]),
  swapped("swapped-answer"),
  swapped("stale-answer"),
];

function mode(fault: "foreign-echo" | "missing-echo", field: (typeof echoes)[number]): Mode {
  const concerned = stories.filter((story) => answers(callOf[story], field));
  const asked = field === "amount" ? "originAmount" : field;
  const isDoubtful = fault === "foreign-echo" || required.includes(field);
  const isAsked = answers(query, asked);
  return {
    name: `${fault === "foreign-echo" ? "another" : "no"} ${field}`,
    stories: concerned,
    from: "charge",
    faults: callsOf(concerned).map((method) => ({ method, fault, field, times: many })),
    ...(isAsked && { thereafter: { faults: [{ method: query, fault, field: asked, times: many }] } }),
    lasts: false,
    ...(isDoubtful && { foreign: { field, stories: concerned } }),
    ...(isDoubtful &&
      isAsked && { silent: fault === "foreign-echo" ? ("all" as const) : ("known" as const) }),
    ...(!isDoubtful && { uncut: "accepted" as const }),
  };
}

function swapped(fault: "swapped-answer" | "stale-answer"): Mode {
  const arm = (method: MethodName) => ({ method, fault, times: many });
  return {
    name: fault === "swapped-answer" ? "the answer to another call" : "an earlier answer of the same method",
    stories,
    from: "charge",
    faults: callsOf(stories).map(arm),
    lasts: false,
    ...(fault === "swapped-answer" && {
      // As long as the simulator remembers one. That a transaction is not known (25) names none: the one answer to a
      // look-up that nothing tells from another.
      thereafter: { faults: [{ ...arm(query), from: order }] },
    }),
  };
}

function callsOf(concerned: readonly Told[]): readonly MethodName[] {
  return [...new Set(concerned.map((story) => callOf[story]))];
}

function answers(method: MethodName, field: string): boolean {
  return Object.hasOwn(methods[method].answer, field);
}
