import { expect, it } from "vitest";
import { cardText, expiryText } from "./card-text.js";

it("shows brand and masked number in the usual form, and invents nothing", () => {
  const maskedPan = "5100##########00";
  expect(cardText({ paymentMeanBrand: "MASTERCARD", maskedPan })).toBe("Mastercard 5100\u00a0••••\u00a000");
  expect(cardText({ paymentMeanBrand: "CB", maskedPan })).toMatch(/^CB /);
  expect(cardText({ maskedPan })).toMatch(/^5100/);
  expect(cardText({ paymentMeanBrand: "SEPA_DIRECT_DEBIT", maskedPan: "FR76#####################13" })).toBe(
    "FR76\u00a0…\u00a013",
  );
  expect(cardText({})).toBe("");
});

it("writes the last month as it is printed on the card", () => {
  expect(expiryText("203412")).toBe("12\u00a0/\u00a034");
});
