import { afterEach, expect, test, vi } from "vitest";
import { encryptCard, type EncryptCardOptions } from "../index.js";

const card = { cardNumber: "5100000000000800", cardCSCValue: "123" };
const key = { modulus: "c1", exponent: "010001" };

// Stands for the bank's script: a global that a page finds once the script is there.
const bank = {
  prefix: "bank:",
  encrypt(...given: unknown[]) {
    return `${this.prefix}${given.length}:${"x".repeat(80)}`;
  },
};
Object.assign(globalThis, { testBank: { cse: bank } });

afterEach(() => void vi.useRealTimers());

function encrypt(vendor: EncryptCardOptions["vendor"]) {
  return encryptCard(card, undefined, { scheme: "vendor", ...(vendor && { vendor }) });
}

test("a path is called as a method of its owner, with only the value", async () => {
  const ciphertext = `bank:1:${"x".repeat(80)}`;
  expect(await encrypt("testBank.cse.encrypt")).toEqual({ cardNumber: ciphertext, cardCSCValue: ciphertext });
});

test("a function gets value, field and key, and may return a promise", async () => {
  const calls: unknown[] = [];
  const vendor = async (...given: unknown[]) => {
    calls.push(given);
    return "c".repeat(344);
  };
  await encryptCard(card, key, { scheme: "vendor", vendor });
  expect(calls).toEqual([
    ["5100000000000800", "cardNumber", key],
    ["123", "cardCSCValue", key],
  ]);
});

test.each([undefined, "", "noSuchBank", "testBank.cse.prefix", "testBank.none.encrypt", "testBank..encrypt"])(
  "no function at %j: the script is missing",
  async (path) => {
    await expect(encrypt(path)).rejects.toMatchObject({ code: "CSE_VENDOR_MISSING" });
  },
);

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a number", 42],
  ["an empty text", ""],
  ["the number itself", card.cardNumber],
  ["the number with a wrapping", `${"=".repeat(100)}${card.cardNumber}`],
  ["a text with spaces", "x y".repeat(40)],
  ["a text beyond the gateway's field", "x".repeat(4097)],
])("%s is no ciphertext", async (_what, answer) => {
  // A foreign script may answer anything.
  await expect(encrypt(() => answer as string)).rejects.toMatchObject({
    code: "CSE_VENDOR_ANSWER_INVALID",
    field: "cardNumber",
  });
});

test("what the bank's script throws is not passed on: it may quote the number", async () => {
  const failing = encrypt((value) => {
    throw new Error(`cannot encrypt ${value}`);
  });
  const error = await failing.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "CSE_VENDOR_FAILED", field: "cardNumber" });
  expect(error).not.toHaveProperty("cause");
  expect(String(error)).not.toContain(card.cardNumber);
});

test("a bank's function that never answers is given up after 30 s", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const outcome = encrypt(() => new Promise(() => {})).catch((reason: unknown) => reason);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(await Promise.race([outcome, "still waiting"])).toBe("still waiting");
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toMatchObject({ code: "CSE_VENDOR_TIMEOUT", field: "cardNumber" });
});

test("a bank's function that answers leaves no timer behind", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await encrypt(async () => "c".repeat(344));
  expect(vi.getTimerCount()).toBe(0);
});
