import type { Mode } from "./mode.js";

const everything = ["card", "challenge", "wallet", "refused", "refund", "duplicate"] as const;
const charging = ["cardValidateAuthenticationAndOrder", "refund", "duplicate"];
const many = 1_000_000;

/** Answers to calls that move money are lost: some after it was moved, some before, as long as the faults last. */
const lostAnswers = charging.flatMap((method) =>
  ["after", "before", "after", "before", "after"].map((when, index, all) => ({
    method,
    fault: "reset",
    when,
    times: index === all.length - 1 ? many : 3,
  })),
);

const heldCard = "5100000500000300";
const unauthenticatedCards = { "not enrolled": "5100000200000600", unavailable: "5100000400000400" };

/** Each reading of the simulator that a payment can meet, and each refusal of a query. */
export const readingModes: readonly Mode[] = [
  {
    name: "held payments are 05 and orange",
    stories: ["card", "wallet", "refund", "duplicate"],
    from: "preparation",
    readings: { heldPayments: "05-orange" },
    lasts: true,
    scene: { card: heldCard },
    uncut: "in-review",
  },
  ...(["01", "10", "80"] as const).flatMap((code) =>
    Object.entries(unauthenticatedCards).flatMap(([why, number], index) =>
      [true, false].map((goesOn): Mode => ({
        name: `a card that is ${why}: ${code}, the shop ${goesOn ? "goes on" : "does not go on"}`,
        isMore: goesOn !== (index === 0),
        stories: ["card", "wallet", "refund", "duplicate"],
        from: "start",
        readings: { unauthenticatedCards: code },
        lasts: true,
        scene: { card: number },
        cards: { continueWithoutAuthentication: goesOn },
        uncut: goesOn ? "accepted" : "refused",
      })),
    ),
  ),
  ...(["error-field", "95", "96"] as const).map((forgedPaRes): Mode => ({
    name: `a forged return before the true one: ${forgedPaRes}`,
    stories: everything,
    from: "start",
    readings: { forgedPaRes },
    lasts: true,
    scene: { forges: true },
    uncut: "accepted",
  })),
  ...(["refusals", "all"] as const).map((unsealedAnswers): Mode => ({
    name: `unsealed answers: ${unsealedAnswers}`,
    stories: everything,
    from: "charge",
    readings: { unsealedAnswers },
    lasts: false,
    ...(unsealedAnswers === "all" && { silent: "all" as const }),
  })),
  ...lasting("empty fields are empty texts", { emptyFields: "empty-text" }),
  ...lasting("empty fields are null", { emptyFields: "null" }),
  ...lasting("unknown fields are refused", { unknownFields: "refused" }),
  ...lasting("integers for all texts", { integersForText: "all" }),
  ...lasting("integers for no text", { integersForText: "none" }),
  ...lasting("12 for invalid characters", { invalidCharacters: "12" }),
  ...[60_000, 4 * 60_000].map((visibleAfterMs): Mode => ({
    name: `books that lag ${visibleAfterMs / 1000} s behind`,
    stories: everything,
    from: "start",
    readings: { visibleAfterMs },
    lasts: true,
  })),
  ...["99", "90", "34", "03", "12", "40", "30"].map((code) => refusedQueries(code, true)),
  ...["25", "03", "34"].map((code) => refusedQueries(code, false)),
];

function lasting(name: string, readings: Mode["readings"] & object): Mode[] {
  return [{ name, stories: everything, from: "start", readings, lasts: true, uncut: "accepted" }];
}

function refusedQueries(code: string, sealed: boolean): Mode {
  return {
    name: `queries are refused: ${code}, ${sealed ? "sealed" : "not sealed"}`,
    stories: everything,
    from: "charge",
    faults: [
      ...lostAnswers,
      { method: "getTransactionData", fault: "forced-code", code, sealed, times: many },
    ],
    lasts: false,
    silent: "all" as const,
  };
}
