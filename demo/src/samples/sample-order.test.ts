import { expect, test } from "vitest";
import { sampleOrders } from "./sample-order.js";

const now = Date.UTC(2026, 10, 26, 10);
const orders = [...sampleOrders(2_000, now)];

test("sample orders are of the last 90 days, none in the future, and always the same", () => {
  for (const { attempts } of orders) {
    for (const { at } of attempts) {
      expect(at).toBeGreaterThan(now - 92 * 24 * 3_600_000);
      expect(at).toBeLessThan(now);
    }
  }
  expect([...sampleOrders(2_000, now)]).toEqual(orders);
  expect(orders.flatMap(({ attempts }) => attempts)).toHaveLength(2_000);
});

test("they tell all kinds of stories, with items that cost something", () => {
  const ends = new Set(orders.flatMap(({ attempts }) => attempts.map(({ end }) => end)));
  expect([...ends].sort()).toEqual(["abandoned", "accepted", "in-review", "refused", "unknown"]);
  expect(new Set(orders.map(({ paymentMethod }) => paymentMethod))).toEqual(
    new Set(["card", "paypal", "ideal"]),
  );
  expect(orders.every(({ lines }) => lines.length > 0)).toBe(true);
  expect(new Set(orders.map(({ email }) => email)).size).toBeLessThan(orders.length);
});
