import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { askOn } from "./ask-on.js";

test.each([
  ["Enter", "yes\r", "yes"],
  ["Ctrl+C", "\u0003", ""],
  ["Ctrl+C after some text", "yes\u0003", ""],
  ["Ctrl+D", "\u0004", ""],
])("%s ends a question, and its line", async (_key, typed, answer) => {
  const keyboard = new PassThrough();
  const screen = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  const asked = askOn(keyboard, screen, "Type yes to go on: ");
  keyboard.write(typed);
  expect(await asked).toBe(answer);
  expect(screen.read()).toMatch(/Type yes to go on: [^]*\n$/);
});
