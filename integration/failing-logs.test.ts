import { createGateway, sipsRouter } from "@sips-kit/server";
import { startSimulator, testShop } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

// A log that fails, such as one whose disk is full, fails no payment; neither does one whose promise rejects.

let shop: Shop;
const unhandled: unknown[] = [];
const hear = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on("unhandledRejection", hear));
afterEach(async () => {
  await shop.close();
  process.off("unhandledRejection", hear);
  expect(unhandled.splice(0)).toEqual([]);
});

function throwing(): never {
  throw new Error("the disk of the log is full");
}
const rejecting = async () => throwing();

test.each([
  ["throws", throwing],
  ["rejects", rejecting],
])("the log of gateway and payments %s: the buyer has paid", async (_how, log) => {
  const simulator = await startSimulator({ port: 0 });
  const gateway = createGateway({ url: simulator.url, ...testShop, log });
  shop = await openShop({ simulator, log, around: () => gateway });
  const buyer = createBuyer(shop);
  const paid = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000100000700"));
  expect(paid.body).toMatchObject({ outcome: "accepted" });
  await gateway.close();
  await simulator.close();
});

test.each([
  ["throws", throwing],
  ["rejects", rejecting],
])("logError %s: the page gets the problem all the same", async (_how, logError) => {
  shop = await openShop({ resolveOrder: throwing });
  shop.app.use("/logs", sipsRouter(shop.payments, { logError }));
  const opened = await postJson(`${shop.url}/logs/sessions`, { orderId: "4711", mode: "hosted" });
  expect(opened.body).toMatchObject({ status: 500, code: "PAYMENT_ORDER_UNAVAILABLE" });
});
