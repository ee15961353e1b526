import { expect, test } from "vitest";
import { createRecent } from "./recent.js";

test("the newest half is kept, and never more than the size", () => {
  const recent = createRecent(10);
  const names = Array.from({ length: 1_000 }, (_, index) => `key ${index}`);
  for (const [index, name] of names.entries()) {
    recent.set(name, "value");
    const kept = names.filter((one) => recent.get(one) !== undefined);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept).toEqual(expect.arrayContaining(names.slice(Math.max(0, index - 4), index + 1)));
  }
});

test("a value that is set again stays with the newest", () => {
  const recent = createRecent(10);
  for (let index = 0; index < 100; index += 1) {
    recent.set("again", `${index}`);
    recent.set(`other ${index}`, "value");
    expect(recent.get("again")).toBe(`${index}`);
  }
  recent.delete("again");
  expect(recent.get("again")).toBeUndefined();
});
