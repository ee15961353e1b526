import { expect, test } from "vitest";
import { readableOn } from "./readable-on.js";

test.each([
  ["#000000", "#fff"],
  ["#ffffff", "#000"],
  ["#1d4ed8", "#fff"],
  ["#FFD400", "#000"],
  ["#2f5a4b", "#fff"],
  ["#8fc7ae", "#000"],
  // The two greys around the middle.
  ["#757575", "#fff"],
  ["#767676", "#000"],
])("on %s text is %s", (color, text) => expect(readableOn(color)).toBe(text));
