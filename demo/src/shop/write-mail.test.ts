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
