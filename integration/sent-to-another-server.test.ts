import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { controlOf } from "./control.js";
import { moveToMorning, openShop, type Shop } from "./shop.js";

// A buyer opens the form on one server of the shop, pays on another, and submits the form once more to the first, which
// last saw the attempt open.

const frictionless = "5100000100000700";

let simulator: Simulator;
let folder: string;
let first: Shop;
let second: Shop;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-servers-"));
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  const change = { simulator, journalFile: join(folder, "journal.db") };
  [first, second] = [await openShop(change), await openShop(change)];
});
afterEach(async () => {
  await Promise.all([first.close(), second.close()]);
  await simulator.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ["as it was", () => {}],
  ["withdrawn", () => first.orders.delete("4711")],
  ["changed", () => first.orders.set("4711", { orderId: "4711", amountMinor: 1, currencyCode: "978" })],
])("the buyer is pointed to their payment, with the order %s", async (_how, change) => {
  const buyer = createBuyer(first);
  const session = await buyer.opens("4711");
  const token = await buyer.types(frictionless);
  second.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
  expect((await createBuyer(second).pays(session, token)).status).toBe(200);
  change();
  const again = await buyer.pays(session, token);
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ code: "PAYMENT_ALREADY_SENT" });
  expect(String(again.body["url"])).toContain("payment=");
  expect(await controlOf(first).charges()).toHaveLength(1);
});
