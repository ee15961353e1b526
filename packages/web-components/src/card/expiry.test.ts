import { describe, expect, it } from "vitest";
import { formatExpiry, readExpiry } from "./expiry.js";

const now = new Date(2026, 10, 30, 23, 59);

describe("readExpiry", () => {
  it.each([
    ["04 / 29", "202904"],
    ["4/29", "202904"],
    ["0429", "202904"],
    ["429", "202904"],
    ["130", "203001"],
    ["12/2029", "202912"],
    ["122029", "202912"],
    ["12 2029", "202912"],
    ["12-29", "202912"],
    ["2029-04", "202904"],
    ["2029/12", "202912"],
    ["2029 / 4", "202904"],
    ["202912", "202912"],
    ["１２/２９", "202912"],
    ["11/26", "202611"],
  ])("%j is %s", (text, cardExpiryDate) => {
    expect(readExpiry(text, now)).toEqual({ cardExpiryDate });
    // What is shown after formatting is read as the same date.
    expect(readExpiry(formatExpiry(text), now)).toEqual({ cardExpiryDate });
  });

  it.each([
    ["", "missing"],
    [" / ", "missing"],
    ["12", "incomplete"],
    ["12 / 2", "incomplete"],
    ["12 / 202", "incomplete"],
    ["13 / 29", "invalid"],
    ["00 / 29", "invalid"],
    ["12 / 99", "invalid"],
    ["10 / 26", "expired"],
    ["12 / 2020", "expired"],
  ])("%j is %s", (text, problem) => {
    expect(readExpiry(text, now)).toEqual({ problem });
  });

  it("a card is valid until the last moment of its month", () => {
    expect(readExpiry("11/26", new Date(2026, 10, 30, 23, 59, 59))).toEqual({ cardExpiryDate: "202611" });
    expect(readExpiry("11/26", new Date(2026, 11, 1))).toEqual({ problem: "expired" });
  });
});

describe("formatExpiry", () => {
  it.each([
    ["1", "1"],
    ["2", "02"],
    ["1/", "01 / "],
    ["12", "12"],
    ["12/", "12 / "],
    ["123", "12 / 3"],
    ["13", "01 / 3"],
    ["01 / 30", "01 / 30"],
    ["01 / 3/", "13 / "],
    ["1229", "12 / 29"],
    ["12 / 2029", "12 / 2029"],
    ["12 / 20299", "12 / 2029"],
    ["/", ""],
    ["abc", ""],
  ])("%j is shown as %j", (text, shown) => {
    expect(formatExpiry(text)).toBe(shown);
  });
});
