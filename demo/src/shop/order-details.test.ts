import { expect, test } from "vitest";
import type { Placed } from "./delivery.js";
import { orderDetails } from "./order-details.js";

const placed: Placed = {
  email: "camille@example.com",
  name: "Camille Le Goff",
  address: "12 bis rue des Lilas",
  address2: "",
  postalCode: "29200",
  city: "Brest",
  country: "FR",
  language: "fr",
  acceptedTermsAt: "2026-11-26T06:00:00.000Z",
};

test("buyer and delivery, as the gateway takes them", () => {
  const address = {
    streetNumber: "12",
    street: "bis rue des Lilas",
    zipCode: "29200",
    city: "Brest",
    country: "FRA",
  };
  expect(orderDetails(placed)).toEqual({
    customerLanguage: "fr",
    customerContact: { firstname: "Camille", lastname: "Le Goff", email: "camille@example.com" },
    customerAddress: address,
    deliveryContact: { firstname: "Camille", lastname: "Le Goff" },
    deliveryAddress: address,
  });
});

test.each([
  ["one name alone", { name: "Camille" }, { customerContact: { firstname: "Camille", lastname: "Camille" } }],
  ["no house number", { address: "Le Bourg" }, { deliveryAddress: { street: "Le Bourg" } }],
  ["a postal code with a sign", { postalCode: "1000-001" }, { deliveryAddress: { zipCode: "1000001" } }],
  ["a second line", { address2: "Bât. B" }, { deliveryAddress: { addressAdditional1: "Bât. B" } }],
  ["too long a town", { city: "x".repeat(60) }, { deliveryAddress: { city: "x".repeat(50) } }],
])("%s", (_name, changed, told) => {
  expect(orderDetails({ ...placed, ...changed })).toMatchObject(told);
});
