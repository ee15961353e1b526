import { expect, test } from "vitest";
import { createReference } from "./reference.js";

test("has the format that the gateway accepts", () => {
  expect(createReference(Date.now())).toMatch(/^[0-9A-Z]{26}$/);
});

test("later ones sort after earlier ones", () => {
  const times = [0, 1, 31, 32, 1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000];
  const references = times.map((time) => createReference(time, (count) => new Uint8Array(count)));
  expect([...references].sort()).toEqual(references);
  expect(new Set(references).size).toBe(times.length);
});

test("is never repeated", () => {
  const many = Array.from({ length: 10_000 }, () => createReference(1));
  expect(new Set(many).size).toBe(many.length);
});
