import { describe, expect, test } from "vitest";
import { scenarioCards } from "../../fixtures/scenario-cards.js";
import { cardFields } from "./card-fields.js";

const field = (name: string) => {
  const found = cardFields[name];
  if (!found) throw new Error(`No field ${name}.`);
  return found;
};
const today = new Date(2026, 10, 24);
const rules = (change: { lengths?: number[]; checkExpiredDate?: boolean } = {}) => ({
  lengths: [3],
  checkExpiredDate: true,
  today,
  ...change,
});

describe("card number", () => {
  const { format, status, value } = field("cardNumber");

  test.each([
    ["4", "4"],
    ["43000", "4300 0"],
    ["4300000000000900", "4300 0000 0000 0900"],
    ["340000000000900", "3400 000000 00900"],
    ["4300-0000 x0000.0900", "4300 0000 0000 0900"],
    ["43000000000009001234", "4300 0000 0000 0900 123"],
    ["４３００ ٠٠٠٠ ۰۰۰۰ 0900", "4300 0000 0000 0900"],
  ])("%s is written %s", (typed, written) => {
    expect(format(typed)).toBe(written);
  });

  test.each(scenarioCards)("$cardNumber is taken", ({ cardNumber }) => {
    expect(status(format(cardNumber), rules())).toBe("valid");
    expect(value(format(cardNumber))).toBe(cardNumber);
  });

  test.each([
    ["", "empty"],
    ["4300", "incomplete"],
    ["4300000000000901", "invalid"],
    ["34000000000090", "incomplete"],
  ])("%j is %s", (text, expected) => {
    expect(status(text, rules())).toBe(expected);
  });
});

describe("expiry date", () => {
  const { format, status, value } = field("expiry");

  test.each([
    ["1", "1"],
    ["3", "03"],
    ["3/", "03 / "],
    ["12", "12"],
    ["123", "12 / 3"],
    ["1235", "12 / 35"],
    ["9/27", "09 / 27"],
    ["12/2035", "12 / 2035"],
    ["12 / 35", "12 / 35"],
    ["2035-12", "12 / 35"],
    ["2035/12", "12 / 35"],
    ["2035 / 12", "12 / 35"],
    ["203512", "12 / 35"],
    ["122035", "12 / 2035"],
    ["12359", "12 / 35"],
    ["13", "01 / 3"],
    ["130", "01 / 30"],
    ["1 30", "01 / 30"],
    ["1/30", "01 / 30"],
    ["1-30", "01 / 30"],
    ["9 27", "09 / 27"],
    ["01 / 3/", "13 / "],
    ["013", "01 / 3"],
    ["012030", "01 / 2030"],
    ["１２／３５", "12 / 35"],
    ["١٢/٣٥", "12 / 35"],
    ["۱۲۳۵", "12 / 35"],
  ])("%s is written %s", (typed, written) => {
    expect(format(typed)).toBe(written);
  });

  test.each([
    ["", "empty"],
    ["1", "incomplete"],
    ["12 / 3", "incomplete"],
    ["13 / 30", "invalid"],
    ["12 / 99", "invalid"],
    ["12 / 2052", "invalid"],
    ["12 / 51", "valid"],
    ["00 / 30", "invalid"],
    ["10 / 26", "expired"],
    ["11 / 26", "valid"],
    ["12 / 2035", "valid"],
    ["12 / 203", "incomplete"],
  ])("%j is %s in November 2026", (text, expected) => {
    expect(status(text, rules())).toBe(expected);
  });

  test("a shop may leave the past to the gateway", () => {
    expect(status("10 / 20", rules({ checkExpiredDate: false }))).toBe("valid");
  });

  test("goes out as the gateway writes it", () => {
    expect(value("12 / 35")).toBe("203512");
    expect(value("12 / 2035")).toBe("203512");
  });
});

describe("security code and name", () => {
  test("the code has as many digits as the card's brand requires", () => {
    const { status } = field("csc");
    expect(status("123", rules())).toBe("valid");
    expect(status("123", rules({ lengths: [4] }))).toBe("incomplete");
    expect(status("1234", rules())).toBe("invalid");
    expect(status("123", rules({ lengths: [3, 4] }))).toBe("valid");
  });

  test("a card number is not accepted as the name", () => {
    const { status, value } = field("cardholderName");
    expect(status("4300 0000 0000 0900", rules())).toBe("invalid");
    expect(status("Ada Lovelace 2nd", rules())).toBe("valid");
    expect(value("  Ada   Lovelace ")).toBe("Ada Lovelace");
  });
});
