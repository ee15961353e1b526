import { describe, expect, test } from "vitest";
import { openReference, readReference, signReference } from "./signed-reference.js";

const old = { id: "1", secret: "a".repeat(32) };
const present = { id: "2", secret: "b".repeat(32) };
const expiresAt = 1_800_000_000_000;

test("opens what it has signed, by any key of the list", () => {
  const signed = signReference("REF", "see", expiresAt, [old]);
  expect(signed).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(openReference(signed, "see", [present, old], expiresAt - 1)).toEqual({
    reference: "REF",
    expiresAt,
  });
});

test("signs words with it", () => {
  for (const words of [[], ["a"], ["a-1", "b_2"]]) {
    const signed = signReference("REF", "pay", expiresAt, [present], words);
    expect(signed).toMatch(/^[A-Za-z0-9_.~-]+$/);
    expect(readReference(signed, "pay", [present])).toEqual({ reference: "REF", expiresAt, words });
    expect(readReference(signed.replace(/\.([^.]*)$/, "~c.$1"), "pay", [present])).toBeUndefined();
  }
});

test.each(["pay", "return", "see"] as const)(
  "opens nothing after its end, whatever it was for: %s",
  (purpose) => {
    const signed = signReference("REF", purpose, expiresAt, [present]);
    expect(openReference(signed, purpose, [present], expiresAt)).toBeUndefined();
    expect(openReference(signed, purpose, [present], expiresAt + 3e11)).toBeUndefined();
    expect(readReference(signed, purpose, [present])).toEqual({ reference: "REF", expiresAt });
  },
);

describe("does not open", () => {
  const signed = signReference("REF", "pay", expiresAt, [present]);
  test.each([
    ["another purpose", signed, "see", [present]],
    ["another purpose still", signed, "return", [present]],
    ["a key that is gone", signed, "pay", [old]],
    ["the right id with another secret", signed, "pay", [{ ...present, secret: "c".repeat(32) }]],
    ["another reference", signed.replace("REF", "REG"), "pay", [present]],
    ["a longer life", signed.replace(/\.[0-9a-z]+\./, ".zzzzzz."), "pay", [present]],
    ["something appended", `${signed}.x`, "pay", [present]],
    ["nothing", "", "pay", [present]],
    ["a long text", "x".repeat(100_000), "pay", [present]],
  ] as const)("%s", (_name, text, purpose, keys) => {
    expect(openReference(text, purpose, [...keys], expiresAt - 1)).toBeUndefined();
  });
});
