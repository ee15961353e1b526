import { expect, it } from "vitest";
import "../../google-pay.js";
import { endpointDouble, sessionAnswer } from "../../testing/endpoint-double.js";
import { mount } from "../../testing/mounted-element.js";

// What needs no script of Google's; the rest is in integration/google-pay.chromium.test.ts.

const session = sessionAnswer({
  session: "s1",
  paymentMethod: "google-pay",
  googlePay: { totalPrice: "24.90", currencyCode: "EUR" },
});

it.each([
  ["en", "Pay with Google Pay"],
  ["fr", "Payer avec Google Pay"],
])("is a button with its name: %s", async (locale, label) => {
  const shop = endpointDouble();
  await shop.plan("sessions", { isHeld: true, ...session });
  const googlePay = mount("sips-google-pay", { endpoint: shop.endpoint, "order-id": "4711", locale });
  await expect.poll(() => googlePay.inside("[part=submit]").textContent?.trim()).toBe(label);
  expect(googlePay.inside("[part=form]").ariaLabel).toBe(label);
  await shop.release();
});

it.each([
  "https://google.example/pay.js",
  "https://pay.google.com.example/pay.js",
  "http://pay.google.com/pay.js",
])("loads no script from %s, and says so", async (script) => {
  const shop = endpointDouble();
  await shop.plan("sessions", session, session);
  const googlePay = mount("sips-google-pay", { endpoint: shop.endpoint, "order-id": "4711", script });
  const { detail } = await googlePay.next("payment-error");
  expect(detail.code).toBe("ELEMENTS_SCRIPT_URL");
  expect(googlePay.element.state).toBe("failed");
  expect(document.querySelectorAll(`script[src="${script}"]`)).toHaveLength(0);
});
