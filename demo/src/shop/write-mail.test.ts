import type { Payment } from "@sips-kit/server";
import { expect, it } from "vitest";
import type { Placed } from "./delivery.js";
import type { Order } from "./orders.js";
import { mailOfResult } from "./write-mail.js";

// What the function reads of them; whole ones have more.
const order = { orderId: "4711", lines: [], amountMinor: 2490 } as unknown as Order;
const placed = {
  name: "Camille Martin",
  email: "camille@example.com",
  country: "FR",
  language: "en",
} as Placed;
const refused = (responseCode: string) => ({ state: "refused", responseCode, eventId: "e1" }) as Payment;

it.each([
  ["05", "The payment of your order 4711 was refused"],
  ["17", undefined],
  ["97", undefined],
])("after %s, buyers are written: %s", (code, subject) => {
  const mail = mailOfResult({ order, placed, payment: refused(code), shopUrl: "https://shop.example" });
  expect(mail?.subject).toBe(subject);
});

it("an order in instalments is confirmed with their days and amounts", () => {
  const instalments = [
    { date: "20261127", amountMinor: 1245 },
    { date: "20261227", amountMinor: 1245 },
  ];
  const payment = { state: "accepted", eventId: "e1", amountMinor: 2490, instalments } as unknown as Payment;
  const mail = mailOfResult({ order, placed, payment, shopUrl: "https://shop.example" });
  expect(mail?.text.replaceAll("\u00a0", " ")).toContain(
    "In 2 instalments:\n27 Nov 2026: €12.45\n27 Dec 2026: €12.45\n",
  );
});

it("a French e-mail has French colons", () => {
  const product = {
    id: "mug",
    name: { en: "Morning mug", fr: "Mug du matin" },
    priceMinor: 2490,
    vat: "standard",
  };
  const french = { ...placed, language: "fr", address: "12 rue de la Paix", address2: "" } as Placed;
  const ordered = { ...order, lines: [{ product, quantity: 1 }] } as unknown as Order;
  const instalments = [{ date: "20261127", amountMinor: 1245 }];
  const payment = { state: "accepted", eventId: "e1", amountMinor: 2490, instalments } as unknown as Payment;
  const mail = mailOfResult({
    order: ordered,
    placed: french,
    payment,
    shopUrl: "https://shop.example",
  });
  expect(mail?.text).toContain("1 × Mug du matin\u00a0: 24,90\u00a0€\n");
  expect(mail?.text).toContain("27\u00a0nov.\u00a02026\u00a0: 12,45\u00a0€\n");
});
