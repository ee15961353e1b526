import * as v from "valibot";
import { afterEach, expect, test } from "vitest";
import { readBody } from "./read-body.js";

afterEach(() => v.deleteGlobalMessage());

// A shop may share this package's valibot, and set its language there.
test("a message of valibot, in whatever language, does not bring the value into the error", () => {
  v.setGlobalMessage(({ received }) => `Ungültige Eingabe: ${received}`);
  const isShort = (text: string) => text.length < 5;
  const schema = v.object({ iban: v.pipe(v.string(), v.check(isShort)) });
  expect(() => readBody(schema, { iban: "NL91ABNA0417164300" })).toThrow(/^iban has the wrong format\.$/);
});

test("a check that says what it expects is told of", () => {
  const isShort = Object.assign((text: string) => text.length < 5, { shouldBe: "a short text" });
  const schema = v.object({ name: v.pipe(v.string(), v.check(isShort)) });
  expect(() => readBody(schema, { name: "too long" })).toThrow(
    "name has the wrong format: it must be a short text.",
  );
});
