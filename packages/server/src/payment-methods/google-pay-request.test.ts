import { expect, test } from "vitest";
import { PaymentError } from "../domain/errors.js";
import { googlePayRequest } from "./google-pay-request.js";

test.each([
  [2490, "978", "24.90", "EUR"],
  [5, "978", "0.05", "EUR"],
  [1500, "392", "1500", "JPY"],
  [12345, "048", "12.345", "BHD"],
])("%i of %s is %s %s", (amountMinor, currencyCode, totalPrice, letters) => {
  expect(googlePayRequest({ orderId: "1", amountMinor, currencyCode })).toEqual({
    totalPrice,
    currencyCode: letters,
  });
});

test("a currency that the gateway does not know is refused", () => {
  expect(() => googlePayRequest({ orderId: "1", amountMinor: 1, currencyCode: "000" })).toThrow(PaymentError);
});
