import { sipsRouter } from "@sips-kit/server";
import express, { type RequestHandler } from "express";
import { afterEach, expect, test } from "vitest";
import { createBuyer, postJson } from "./buyer.js";
import { openShop, type Shop } from "./shop.js";

// A body parser of the shop stands before the router.

let shop: Shop;
afterEach(() => shop.close());

const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978" };

test.each<[string, RequestHandler]>([
  ["text", express.text({ type: "*/*" })],
  ["bytes", express.raw({ type: "*/*" })],
  ["a form", express.urlencoded({ extended: true })],
])("that has read the bank's return as %s: it counts all the same", async (_what, parser) => {
  shop = await openShop();
  shop.app.use("/parsed", parser, sipsRouter(shop.payments));
  const buyer = createBuyer(shop);
  const sent = await buyer.pays(await buyer.opens("4711"), await buyer.types("5100000000000800"));
  const form = await buyer.returnForm(String(sent.body["url"]), "Authenticate");
  await buyer.submit({ ...form, action: form.action.replace("/sips/", "/parsed/") });
  expect(shop.results).toMatchObject([{ state: "accepted" }]);
});

test.each<[string, RequestHandler]>([
  ["text", express.text({ type: "*/*" })],
  ["bytes", express.raw({ type: "*/*" })],
])("that has read the page's request as %s: it counts all the same", async (_what, parser) => {
  shop = await openShop({ resolveOrder: () => order });
  shop.app.use("/parsed", parser, sipsRouter(shop.payments));
  const opened = await postJson(`${shop.url}/parsed/sessions`, { orderId: "4711", mode: "hosted" });
  expect(opened).toMatchObject({ status: 201, body: { amount: "2490" } });
  const headers = { "content-type": "application/json" };
  const cut = await fetch(`${shop.url}/parsed/sessions`, { method: "POST", headers, body: '{"orderId":' });
  expect(await cut.json()).toMatchObject({ status: 400, code: "PAYMENT_BODY_INVALID" });
});

test("that has kept what it read elsewhere, as another framework does: the problem says so", async () => {
  shop = await openShop({ resolveOrder: () => order });
  const parser: RequestHandler = (request, _response, next) => request.resume().once("end", () => next());
  shop.app.use("/parsed", parser, sipsRouter(shop.payments));
  const opened = await postJson(`${shop.url}/parsed/sessions`, { orderId: "4711", mode: "hosted" });
  expect(opened.body).toMatchObject({ status: 400, code: "PAYMENT_BODY_INVALID" });
  expect(opened.body["detail"]).toContain("read before the request reached the router");
});
