import { expect, test } from "vitest";
import type { Attempt } from "../domain/attempt.js";
import { bancontactMobile } from "../payment-methods/bancontact-mobile.js";
import { createRegistry } from "../payment-methods/registry.js";
import { appLinkOf } from "./app-link.js";

const linkFor = (outerRedirectionUrl: string | undefined) => {
  const attempt: Attempt = {
    reference: "R1",
    orderId: "4711",
    state: "redirected",
    version: 1,
    paymentMethod: "bancontact-mobile",
    amountMinor: 2490,
    currencyCode: "978",
    createdAt: 0,
    updatedAt: 0,
    expiresAt: 0,
    checks: 0,
    facts: { state: outerRedirectionUrl === undefined ? {} : { outerRedirectionUrl } },
  };
  return appLinkOf({ paymentMethods: createRegistry([bancontactMobile()]) }, attempt);
};

test.each([
  "BEPGenApp://DoTx?TransId=1abc&Callback=https%3A%2F%2Fshop.example",
  "bancontact-simulated://pay/123",
  "https://pay.example/2/abc",
  "http://127.0.0.1:4002/suppliers/bancontact/app?session=1",
])("%s opens an app", (link) => {
  expect(linkFor(link)).toBe(link);
});

test.each([
  undefined,
  "",
  "pay/123",
  "//pay.example/2",
  "http://pay.example/2/abc",
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "blob:https://shop.example/1",
  "file:///etc/passwd",
  "app://a b",
  `app://${"x".repeat(1_000)}`,
])("%j is shown to nobody", (link) => {
  expect(linkFor(link)).toBeUndefined();
});
