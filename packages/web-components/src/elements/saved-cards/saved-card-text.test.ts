import { expect, it } from "vitest";
import { cscLengthOf, savedCardText } from "./saved-card-text.js";

const card = { paymentMeanId: "1", maskedPan: "5100##########00", panExpiryDate: "203412" };
const now = new Date(2034, 11, 31);

it("shows mask, end date and brand as the holder knows them", () => {
  expect(savedCardText(card, now)).toEqual({
    brand: "MASTERCARD",
    number: "5100 •••• 00",
    ending: "00",
    expiry: "12 / 34",
    isExpired: false,
  });
  expect(savedCardText({ ...card, paymentMeanBrand: "CB" }, now).brand).toBe("CB");
});

it("is valid until the last day of its month", () => {
  expect(savedCardText(card, new Date(2035, 0, 1)).isExpired).toBe(true);
  expect(savedCardText({ ...card, panExpiryDate: "203411" }, now).isExpired).toBe(true);
});

it("does not invent what the gateway does not return", () => {
  expect(savedCardText({ paymentMeanId: "1" }, now)).toEqual({
    brand: "",
    number: "",
    ending: "",
    expiry: "",
    isExpired: false,
  });
});

it("knows how long the security code is", () => {
  expect(cscLengthOf(card)).toBe(3);
  expect(cscLengthOf({ paymentMeanId: "1", maskedPan: "3400#########00" })).toBe(4);
  expect(cscLengthOf({ paymentMeanId: "1", paymentMeanBrand: "AMEX" })).toBe(4);
});
