import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openBuyers } from "./buyers.js";
import type { Placed } from "./delivery.js";

const placed = (name: string): Placed => ({
  email: "camille@example.com",
  name,
  address: "12 rue des Lilas",
  address2: "",
  postalCode: "75011",
  city: "Paris",
  country: "FR",
  language: "fr",
  acceptedTermsAt: "2026-01-02T03:04:05.000Z",
});

it("keeps what orders were placed with, and what a buyer told last", () => {
  const folder = mkdtempSync(join(tmpdir(), "sips-kit-buyers-"));
  const buyers = openBuyers(join(folder, "buyers.db"));
  expect(buyers.placedOf("1")).toBeUndefined();
  expect(buyers.lastDeliveryOf("guest")).toBeUndefined();
  buyers.place("1", "guest", placed("First"));
  buyers.place("2", "guest", placed("Second"));
  buyers.place("1", "guest", placed("Changed"));
  expect(buyers.placedOf("1")).toEqual(placed("Changed"));
  expect(buyers.lastDeliveryOf("guest")?.name).toBe("Second");
  expect(buyers.ordersOfEmail("Camille@Example.com", 5)).toEqual(["2", "1"]);
  expect(buyers.ordersOfEmail("camille@example.com", 1)).toEqual(["2"]);
  expect(buyers.ordersOfEmail("camille", 5)).toEqual([]);
  buyers.handOver("guest", "account");
  expect(buyers.lastDeliveryOf("account")?.name).toBe("Second");
  expect(buyers.lastDeliveryOf("guest")).toBeUndefined();
  buyers.prefer("account", "ideal");
  buyers.prefer("account", "paypal");
  expect(buyers.preferredOf("account")).toBe("paypal");
  expect(buyers.preferredOf("guest")).toBeUndefined();
  buyers.close();
  rmSync(folder, { recursive: true });
});
