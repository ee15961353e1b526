import { expect, test } from "vitest";
import { withAsciiDigits } from "./ascii-digits.js";

test("the digits of every script are 0 to 9, in their order", () => {
  const ofScripts: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (/\p{Nd}/u.test(character)) ofScripts.push(character);
  }
  expect(ofScripts.length).toBeGreaterThan(600);
  const read = withAsciiDigits(ofScripts.join(" ")).replaceAll(" ", "");
  expect(read).toBe("0123456789".repeat(ofScripts.length / 10));
});

test("compatibility forms count as digits, invisible characters are removed, letters stay", () => {
  expect(withAsciiDigits("４²⑦ x\u200b\u00ad1 Ŝé")).toBe("427 x1 Ŝé");
});
