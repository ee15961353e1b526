import { expect, test } from "vitest";
import type { Attempt, AttemptFacts } from "../../domain/attempt.js";
import {
  authenticationCodes,
  eventTexts,
  factCodes,
  limitCodes,
  passingFacts,
  stateCodes,
} from "./history-codes.js";
import { addedKeysCode } from "./history-facts.js";
import { historyLine, openedHistory, passingOf, readHistory } from "./history.js";

const at = 1_800_000_000_000;
const opened: AttemptFacts = { customerId: "C-77", limitKeys: ["refusedByOrder:x"] };
const attempt: Attempt = {
  reference: "R1",
  orderId: "4711",
  state: "opened",
  version: 1,
  paymentMethod: "card",
  amountMinor: 2490,
  currencyCode: "978",
  createdAt: at,
  updatedAt: at,
  expiresAt: at + 900_000,
  checks: 0,
  facts: opened,
};

test("a history gives back facts and events, the newest line first", () => {
  const sent: AttemptFacts = { ...opened, sentOrderId: "4711", maskedPan: "5100##########00" };
  const first = {
    at: at + 5,
    to: "starting",
    what: "card: the first call is being sent",
    details: {},
  } as const;
  const second = { at: at - 1, to: "charging", what: 'another\n"text"', details: { code: "05" } } as const;
  const history =
    historyLine({ ...attempt, facts: opened }, { ...sent, customerId: undefined }, second) +
    historyLine(attempt, opened, { ...first, details: { code: undefined } }) +
    openedHistory(attempt);
  expect(readHistory(history, attempt)).toEqual({
    facts: { limitKeys: opened.limitKeys, sentOrderId: "4711", maskedPan: "5100##########00" },
    events: [first, second],
  });
  expect(history).not.toContain("4711");
  expect(readHistory("", attempt)).toEqual({ facts: {}, events: [] });
});

test("another order id than the attempt's is kept as it was sent", () => {
  const facts = { sentOrderId: "4711-b" };
  expect(readHistory(openedHistory({ ...attempt, facts }), attempt).facts).toEqual(facts);
});

test("frequent values are short, and others are kept as they are", () => {
  const usual: AttemptFacts = {
    captureMode: "IMMEDIATE",
    holderAuthentStatus: "SUCCESS",
    scoreColor: "GREEN",
    responseCode: "00",
    acquirerResponseCode: "00",
    guaranteeIndicator: "Y",
    transactionStatus: "TO_CAPTURE",
    captureDay: "0",
  };
  const rare: AttemptFacts = {
    captureMode: "0",
    responseCode: "0",
    captureDay: "6",
    holderAuthentStatus: "success",
    paymentMeanBrand: "AMEX",
  };
  for (const facts of [usual, rare]) {
    expect(readHistory(openedHistory({ ...attempt, facts }), attempt).facts).toEqual(facts);
  }
  expect(openedHistory({ ...attempt, facts: usual })).not.toMatch(/IMMEDIATE|SUCCESS|GREEN|00|Y|TO_CAPTURE/);
});

test("of a masked number in the gateway's usual form the digits are stored, and any other text as it is", () => {
  const usual: AttemptFacts = { maskedPan: "5100##########00" };
  expect(openedHistory({ ...attempt, facts: usual })).not.toContain("#");
  const others = [
    "0100##########00",
    "510012######0000",
    "5100#########00",
    "510000",
    "FR76##########42",
    "",
  ];
  for (const maskedPan of ["5100##########00", "4000##########09", ...others]) {
    const facts = { maskedPan };
    expect(readHistory(openedHistory({ ...attempt, facts }), attempt).facts).toEqual(facts);
  }
});

test("limit keys that are added are stored alone; others replace the known ones", () => {
  for (const limitKeys of [["refusedByOrder:x", "refusedByBin:y"], ["refusedByBin:y"], []]) {
    const move = { at, to: "charging", what: "sent", details: {} } as const;
    const line = historyLine(attempt, { ...opened, limitKeys }, move);
    expect(line).not.toContain("x");
    expect(readHistory(line + openedHistory(attempt), attempt).facts).toEqual({ ...opened, limitKeys });
  }
});

test.each([
  "refusedByCard",
  "refusedByCard:",
  "refusedByCard:a:b",
  ":",
  "",
  "rcx",
  "no limit:x",
  "toString:x",
])("the limit key %j is read as it was written", (key) => {
  const facts = { limitKeys: [key] };
  expect(readHistory(openedHistory({ ...attempt, facts }), attempt).facts).toEqual(facts);
});

test("what is usual is short: the time of the move, the order's own id, the way of authentication", () => {
  const move = { at: at + 5, to: "charging", what: "sent", details: {} } as const;
  for (const authentication of ["challenge", "frictionless", "elsewhere", "none"] as const) {
    for (const orderedAt of [move.at, at, at + 7]) {
      const facts = { ...opened, sentOrderId: "4711", orderedAt, authentication };
      const line = historyLine(attempt, facts, move);
      expect(readHistory(line + openedHistory(attempt), attempt).facts).toEqual(facts);
      expect(line).not.toContain(authentication);
      expect(line.includes(String(orderedAt))).toBe(orderedAt !== move.at);
    }
  }
});

test("facts that end with the payment are not part of the history", () => {
  const facts: AttemptFacts = { state: { redirectionData: "long" }, proof: { PaRes: "longer" } };
  expect(openedHistory({ ...attempt, facts })).toBe("");
  expect(JSON.parse(passingOf(facts))).toEqual(facts);
  expect(passingOf(opened)).toBe("");
});

test("no two states, facts or texts share a code, and no fact's name is one", () => {
  const tables = [stateCodes, factCodes, limitCodes, authenticationCodes].map((codes) =>
    Object.values(codes),
  );
  for (const codes of [...tables, eventTexts]) {
    expect(new Set(codes).size).toBe(codes.length);
  }
  const names = [...Object.keys(factCodes), ...passingFacts];
  expect(Object.values(factCodes).filter((code) => [...names, addedKeysCode].includes(code))).toEqual([]);
  expect(Object.values(limitCodes).filter((code) => code.length !== 2)).toEqual([]);
});
