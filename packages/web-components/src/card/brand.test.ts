import { describe, expect, it } from "vitest";
import { brandOf } from "./brand.js";

describe("brandOf", () => {
  it.each([
    ["340000000000900", "AMEX"],
    ["370000", "AMEX"],
    ["4", "VISA"],
    ["5100000000000800", "MASTERCARD"],
    ["5599", "MASTERCARD"],
    ["2221", "MASTERCARD"],
    ["2720", "MASTERCARD"],
    ["5000000000000900", "MAESTRO"],
    ["56", "MAESTRO"],
    ["6761", "MAESTRO"],
    ["6011", "DISCOVER"],
    ["6445", "DISCOVER"],
    ["62", "CUP"],
    ["3528", "JCB"],
    ["3600", "DINERS"],
  ])("%s is %s", (digits, name) => {
    expect(brandOf(digits).name).toBe(name);
  });

  it.each(["", "2", "222", "2220", "2721", "3", "35", "9"])("does not know %j yet", (digits) => {
    expect(brandOf(digits).name).toBe("");
  });

  it("requires a four-digit security code only for American Express", () => {
    expect(brandOf("34").cscLength).toBe(4);
    expect(brandOf("51").cscLength).toBe(3);
    expect(brandOf("").cscLength).toBe(3);
  });
});
