import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { withChallenge } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { openShop, type Shop } from "./shop.js";
import { withSteps } from "./with-steps.js";

// Two servers, and forged returns on both. One server has read the attempt, and writes it only after the other one has
// tried several returns.

const order = "cardValidateAuthenticationAndOrder";
let scene: ScriptedShop;
let second: Shop;
let arrived: Promise<void>;
let release: () => void;

beforeEach(async () => {
  scene = await openScriptedShop();
  let tellArrival = () => {};
  arrived = new Promise((resolve) => (tellArrival = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const hold = async (name: string) => {
    if (name !== "before move to charging") return;
    tellArrival();
    await released;
  };
  const { journal, simulator } = scene.shop;
  second = await openShop({
    simulator,
    line: scene.office.url,
    journal: withSteps(journal, ["move"], hold),
    resolveOrder: (orderId) => scene.shop.orders.get(orderId),
  });
});
afterEach(async () => {
  await second.close();
  await scene.close();
});
afterAll(closeSimulator);

test("a return that one server is about to try counts beside those that another one tries meanwhile", async () => {
  scene.office.script("cardCheckEnrollment", () => withChallenge);
  scene.office.script(order, (_request, known) => ({
    ...known,
    errorFieldName: "paResMessage",
    responseCode: "12",
  }));
  const { url = "" } = await scene.pays();
  const path = url.replace("/redirect/", "/return/");
  const buyer = createBuyer(scene.shop);
  const forged = (at: Shop) =>
    buyer.submit({ action: at.url + path, fields: { PaRes: "forged" }, buttons: [] });

  const held = forged(second);
  await arrived;
  for (let tried = 1; tried <= 4; tried += 1) expect((await forged(scene.shop)).status).toBe(200);
  release();
  expect((await held).status).toBe(200);
  expect(scene.office.count(order)).toBe(5);
  expect((await forged(scene.shop)).status).toBe(429);
  expect(scene.office.count(order)).toBe(5);
});
