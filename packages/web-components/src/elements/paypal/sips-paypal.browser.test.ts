import { userEvent } from "vitest/browser";
import { beforeEach, expect, it } from "vitest";
import "../../paypal.js";
import "../../events/payment-next-event.js";
import { enRedirectFaults } from "../../locales/en-redirect-faults.js";
import {
  endpointDouble,
  problemAnswer,
  sessionAnswer,
  type EndpointDouble,
} from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(() => void (shop = endpointDouble()));

const next = { next: "redirect", url: "/paypal" } as const;
const button = ({ inside }: Mounted) => inside<HTMLButtonElement>("[part=submit]");
const text = (element: HTMLElement) => element.textContent?.trim();

async function ready(attributes: Record<string, string> = {}): Promise<Mounted> {
  const paypal = mount("sips-paypal", { endpoint: shop.endpoint, "order-id": "4711", ...attributes });
  await paypal.next("sips-ready");
  return paypal;
}

it("is a button that says what it does, and opens no session before it is pressed", async () => {
  const paypal = await ready();
  expect(text(button(paypal))).toBe("Pay with PayPal");
  expect(paypal.inside("[part=form]").ariaLabel).toBe("Pay with PayPal");
  expect(paypal.element.state).toBe("ready");
  expect(paypal.element.getAttribute("state")).toBe("ready");
  expect(button(paypal).getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  expect(await shop.sentTo("sessions")).toEqual([]);
});

it("opens a session for PayPal, sends it and nothing else, and says where to go", async () => {
  await shop.plan("sessions", sessionAnswer({ session: "s1", paymentMethod: "paypal" }));
  await shop.plan("payments", { body: next });
  const paypal = await ready();
  await userEvent.click(button(paypal));
  expect((await paypal.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "paypal" }]);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }]);
  expect(paypal.element.state).toBe("done");
  expect(text(paypal.inside("[part=status]"))).toBe("Taking you to the payment page…");
});

it("is busy until the answer is there, says so, and sends once for any number of clicks", async () => {
  await shop.plan("sessions", sessionAnswer({}), sessionAnswer({}));
  await shop.plan("payments", { body: next, isHeld: true }, { body: next });
  const paypal = await ready();
  for (let click = 0; click < 3; click++) button(paypal).click();
  await expect.poll(() => shop.sentTo("payments")).toHaveLength(1);
  expect(paypal.element.state).toBe("busy");
  expect(paypal.inside("[part=form]").ariaBusy).toBe("true");
  expect(button(paypal).ariaDisabled).toBe("true");
  expect(text(paypal.inside("[role=status]"))).toBe("Preparing your payment…");
  button(paypal).click();
  const sent = paypal.next("payment-next");
  await shop.release();
  await sent;
  button(paypal).click();
  expect(await shop.sentTo("sessions")).toHaveLength(1);
  expect(await shop.sentTo("payments")).toHaveLength(1);
});

it("can be used with only the keyboard, and keeps the focus while busy", async () => {
  await shop.plan("sessions", sessionAnswer({}));
  await shop.plan("payments", { body: next });
  const paypal = await ready();
  await userEvent.tab();
  expect(paypal.element.shadowRoot?.activeElement).toBe(button(paypal));
  await userEvent.keyboard("{Enter}");
  await paypal.next("payment-next");
  expect(paypal.element.shadowRoot?.activeElement).toBe(button(paypal));
});

it("tells why it failed, and one press on Try again pays", async () => {
  await shop.plan(
    "sessions",
    problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_UNREACHABLE" }),
    sessionAnswer({}),
  );
  await shop.plan("payments", { body: next });
  const paypal = await ready();
  button(paypal).click();
  const { detail } = await paypal.next("payment-error");
  expect(detail).toEqual({
    code: "PAYMENT_GATEWAY_UNREACHABLE",
    message: enRedirectFaults["PAYMENT_GATEWAY_UNREACHABLE"],
  });
  expect(paypal.element.state).toBe("failed");
  expect(text(paypal.inside("[part=notice][role=alert]"))).toBe(detail.message);
  expect(text(button(paypal))).toBe("Try again");
  button(paypal).click();
  await paypal.next("payment-next");
  expect(text(paypal.inside("[part=notice]"))).toBe("");
});

it("repeats the same request if no answer came, so that the server can recognise it", async () => {
  await shop.plan("sessions", sessionAnswer({ session: "s1" }));
  await shop.plan("payments", { isCut: true }, { body: next });
  const paypal = await ready();
  button(paypal).click();
  const { detail } = await paypal.next("payment-error");
  expect(detail.code).toBe("ELEMENTS_ENDPOINT_UNREACHABLE");
  expect(text(paypal.inside("[part=notice]"))).toBe(
    "We cannot reach the shop. Check your connection and try again.",
  );
  button(paypal).click();
  await paypal.next("payment-next");
  expect(await shop.sentTo("sessions")).toHaveLength(1);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }, { session: "s1" }]);
});

it("a payment method that the shop does not accept: the buyer is told to choose another one", async () => {
  await shop.plan("sessions", problemAnswer({ status: 409, code: "PAYMENT_METHOD_UNAVAILABLE" }));
  const paypal = await ready();
  button(paypal).click();
  const { detail } = await paypal.next("payment-error");
  expect(detail.message).toBe("This way to pay is not available here. Please choose another one.");
});

it("is in French, including error messages", async () => {
  await shop.plan("sessions", problemAnswer({ status: 410, code: "PAYMENT_ORDER_PAID" }));
  const paypal = await ready({ locale: "fr" });
  expect(text(button(paypal))).toBe("Payer avec PayPal");
  expect(paypal.inside("[part=form]").lang).toBe("fr");
  button(paypal).click();
  await paypal.next("payment-error");
  expect(text(paypal.inside("[part=notice]"))).toBe("Cette commande est déjà payée.");
  expect(text(button(paypal))).toBe("Réessayer");
});

it("shows the shop's own text, and sends nothing while it is disabled", async () => {
  const paypal = await ready({ "submit-label": "Pay 24.90 EUR with PayPal", disabled: "" });
  expect(text(button(paypal))).toBe("Pay 24.90 EUR with PayPal");
  expect(button(paypal).ariaDisabled).toBe("true");
  button(paypal).click();
  paypal.element.submit();
  expect(paypal.element.state).toBe("ready");
  expect(await shop.sentTo("sessions")).toEqual([]);
});

it("sends nothing on Try again while it is disabled", async () => {
  await shop.plan("sessions", problemAnswer({ status: 503, code: "PAYMENT_GATEWAY_UNREACHABLE" }));
  const paypal = await ready();
  button(paypal).click();
  await paypal.next("payment-error");
  paypal.element.setAttribute("disabled", "");
  await paypal.element.updateComplete;
  button(paypal).click();
  expect(paypal.element.state).toBe("failed");
  expect(await shop.sentTo("sessions")).toHaveLength(1);
});
