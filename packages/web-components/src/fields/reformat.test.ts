import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCardNumber } from "../card/card-number.js";
import { formatExpiry } from "../card/expiry.js";
import { reformat } from "./reformat.js";

/** "|" is the caret. */
function edit(marked: string) {
  return { text: marked.replace("|", ""), caret: marked.indexOf("|") };
}

function after(typed: string, before: string, deleted?: "Backward" | "Forward"): string {
  const { text, caret } = reformat(edit(typed), before, formatCardNumber, deleted);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe("the caret stays behind the same digit", () => {
  it("typing at the end", () => expect(after("51000|", "5100")).toBe("5100 0|"));
  it("typing in the middle", () => expect(after("519|00 0000", "5100 0000")).toBe("519|0 0000 0"));
  it("a digit in the middle deleted", () =>
    expect(after("51|0 0000", "5100 0000", "Backward")).toBe("51|00 000"));
  it("a paste", () => expect(after("5100-0000-0000-0800|", "")).toBe("5100 0000 0000 0800|"));
});

describe("deleting over a space takes the digit beside it", () => {
  it("backspace", () => expect(after("5100|0000", "5100 0000", "Backward")).toBe("510|0 000"));
  it("delete", () => expect(after("5100|0000", "5100 0000", "Forward")).toBe("5100| 000"));
  it("the open slash of a date does not come back for ever", () => {
    expect(reformat(edit("12 /|"), "12 / ", formatExpiry, "Backward").text).toBe("1");
  });
});

it("whatever is typed where, no digit is lost and the caret stays in the text", () => {
  const digits = fc.stringMatching(/^[0-9]{0,18}$/);
  fc.assert(
    fc.property(digits, fc.nat(30), fc.stringMatching(/^[0-9 ]{1}$/), (number, at, typed) => {
      const before = formatCardNumber(number);
      const caret = Math.min(at, before.length);
      const text = before.slice(0, caret) + typed + before.slice(caret);
      const next = reformat({ text, caret: caret + 1 }, before, formatCardNumber, undefined);
      expect(next.text.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      const left = text.slice(0, caret + 1).replaceAll(" ", "");
      expect(next.text.slice(0, next.caret).replaceAll(" ", "")).toBe(left);
    }),
  );
});
