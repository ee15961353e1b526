import { expect, test, vi } from "vitest";
import { PaymentsConfigurationError } from "../domain/errors.js";
import type { Payments } from "../payments/payments.js";
import { merchantRouter, type MerchantRouterSettings } from "./merchant-router.js";
import { sipsRouter } from "./sips-router.js";

// The routers call nothing before the first request.
const publicUrl = "https://shop.example/sips";
const payments = { publicUrl, createSession: vi.fn<Payments["createSession"]>() } as unknown as Payments;
const authorize = () => true;

test.each<[setting: string, settings: object]>([
  // The pages would stay without a name.
  ["shopName", { shopName: "Maison Verveine" }],
  ["page", { page: {} }],
  ["logError", { logError: true }],
  ["pages", { pages: "Maison Verveine" }],
  ["pages.shopname", { pages: { shopname: "Maison Verveine" } }],
  ["pages.shopName", { pages: { shopName: 4711 } }],
  ["pages.languageOf", { pages: { languageOf: "fr" } }],
])("sipsRouter names %s when it is wrong: %j", (setting, settings) => {
  const create = () => sipsRouter(payments, settings);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ setting }));
});

test("merchantRouter names a setting that does not exist, and the one that was meant", () => {
  const settings = { authorize, authorise: authorize };
  expect(() => merchantRouter(payments, settings)).toThrow(
    "merchantRouter: authorise should hold nothing: perhaps authorize is meant; settings are authorize, logError.",
  );
});

test.each([undefined, {}, { authorize: true }])("merchantRouter without a guard says so: %j", (given) => {
  const create = () => merchantRouter(payments, given as unknown as MerchantRouterSettings);
  expect(create).toThrow(PaymentsConfigurationError);
  expect(create).toThrow(expect.objectContaining({ setting: "authorize" }));
});

// The last one is the settings of createPayments.
const noPayments = [undefined, {}, Promise.resolve(payments), { publicUrl }];
test.each(noPayments)("a router of no payments says so", (given) => {
  const none = given as Payments;
  expect(() => sipsRouter(none)).toThrow("sipsRouter: payments should hold what createPayments gives.");
  expect(() => merchantRouter(none, { authorize })).toThrow("merchantRouter: payments should hold");
});
