import { expect, test } from "vitest";
import { readOptions } from "./options.js";

test.each(["runs", "total", "payments", "workers"])(
  "--%s of 0 would find nothing, and is refused",
  (name) => {
    expect(() => readOptions([`--${name}`, "0"])).toThrow(`--${name} takes at least 1.`);
  },
);

test("the history of a payment is that of one run", () => {
  expect(() => readOptions(["--payment", "O12"])).toThrow("give its --seed");
  expect(() => readOptions(["--payment", "O12", "--seed", "4711", "--total", "500"])).toThrow(
    "give its --seed",
  );
  expect(readOptions(["--payment", "O12", "--seed", "4711"])).toMatchObject({ seed: 4711, runs: 1 });
});
