import { userEvent } from "vitest/browser";
import { expect, it, onTestFinished } from "vitest";
import "../paypal.js";
import { endpointDouble, problemAnswer, sessionAnswer } from "../testing/endpoint-double.js";
import { mount } from "../testing/mounted-element.js";

it("a buyer who has just paid sees the message, also when the button is far below it", async () => {
  const style = document.createElement("style");
  // As far as a long form on a small phone would push it.
  style.textContent = "sips-paypal::part(submit) { margin-top: 200vh; }";
  document.head.append(style);
  onTestFinished(() => style.remove());

  const shop = endpointDouble();
  await shop.plan("sessions", sessionAnswer({}));
  await shop.plan("payments", problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_BUSY" }));
  const paypal = mount("sips-paypal", { endpoint: shop.endpoint, "order-id": "4711" });
  await paypal.next("sips-ready");
  await userEvent.click(paypal.inside("[part=submit]"));
  await paypal.next("payment-error");
  const { top, bottom } = paypal.inside("[part=notice]").getBoundingClientRect();
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(innerHeight);
});
