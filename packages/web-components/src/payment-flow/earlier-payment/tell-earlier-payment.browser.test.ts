import { userEvent } from "vitest/browser";
import { beforeEach, expect, it } from "vitest";
import "../../define.js";
import "../../define-saved-cards.js";
import "../../ideal.js";
import "../../paypal.js";
import { enEarlierPayment } from "../../locales/en-earlier-payment.js";
import { enFaults } from "../../locales/en-faults.js";
import { fr } from "../../locales/fr.js";
import {
  endpointDouble,
  problemAnswer,
  sessionAnswer,
  type EndpointDouble,
} from "../../testing/endpoint-double.js";
import { mount, type Mounted } from "../../testing/mounted-element.js";

let shop: EndpointDouble;
beforeEach(() => void (shop = endpointDouble()));

const url = "/result?payment=s0";
const pending = (more = {}) => problemAnswer({ status: 409, code: "PAYMENT_ORDER_PENDING", url, ...more });
const elements = [
  {
    tag: "sips-card-form",
    attributes: { mode: "cse" },
    asks: { mode: "cse" },
    gets: { cse: { scheme: "rsa-oaep-sha256" } },
  },
  { tag: "sips-saved-cards", attributes: {}, asks: { mode: "wallet" }, gets: { savedCards: [] } },
  { tag: "sips-ideal", attributes: {}, asks: { paymentMethod: "ideal" }, gets: { banks: [] } },
] as const;

function place(tag: string, attributes: Record<string, string> = {}): Mounted {
  return mount(tag, { endpoint: shop.endpoint, "order-id": "4711", ...attributes });
}

const link = ({ inside }: Mounted) => inside<HTMLAnchorElement>("a[part=see]");
const agree = ({ inside }: Mounted) => inside<HTMLButtonElement>("[part=agree]");

it.each(elements)(
  "$tag: asks whether to pay although an earlier payment may go through, and then tells the server so",
  async ({ tag, attributes, asks, gets }) => {
    await shop.plan("sessions", pending({ payAgain: true }), sessionAnswer(gets));
    const form = place(tag, attributes);
    const { detail } = await form.next("payment-error");
    expect(detail).toEqual({ code: "PAYMENT_ORDER_PENDING", message: enEarlierPayment.question });
    expect(form.element.state).toBe("failed");
    expect(form.inside("[role=alert]").textContent).toBe(enEarlierPayment.question);
    const answers = form.inside("[part=answers][role=group]");
    expect(form.inside(`#${answers.getAttribute("aria-labelledby")}`).textContent).toBe(
      enEarlierPayment.question,
    );
    expect(link(form).href).toBe(new URL(url, location.href).href);
    expect(form.find("[part=submit]")).toBe(null);
    for (const { height } of [link(form), agree(form)].map((one) => one.getBoundingClientRect())) {
      expect(height).toBeGreaterThanOrEqual(44);
    }
    // Nobody was in the form: nothing takes the focus.
    expect(form.element.shadowRoot?.activeElement).toBe(null);

    const ready = form.next("sips-ready");
    await userEvent.click(agree(form));
    await ready;
    expect(form.find("[part=answers]")).toBe(null);
    expect(form.inside("[part=notice]").textContent).toBe("");
    expect(await shop.sentTo("sessions")).toEqual([
      { orderId: "4711", ...asks },
      { orderId: "4711", ...asks, payAgain: true },
    ]);
  },
);

it("sips-paypal: after the button, the buyer is taken to the question, and one more press pays", async () => {
  await shop.plan("sessions", pending({ payAgain: true }), sessionAnswer({ session: "s2" }));
  await shop.plan("payments", { body: { next: "redirect", url: "/paypal" } });
  const paypal = place("sips-paypal");
  await paypal.next("sips-ready");
  await userEvent.click(paypal.inside("[part=submit]"));
  await paypal.next("payment-error");
  // The way to the earlier payment, not the button: a second press would pay.
  await expect.poll(() => paypal.element.shadowRoot?.activeElement).toBe(link(paypal));
  await userEvent.tab();
  expect(paypal.element.shadowRoot?.activeElement).toBe(agree(paypal));
  await userEvent.keyboard("{Enter}");
  await paypal.next("payment-next");
  expect(paypal.element.shadowRoot?.activeElement).toBe(paypal.inside("[part=submit]"));
  expect(await shop.sentTo("sessions")).toEqual([
    { orderId: "4711", paymentMethod: "paypal" },
    { orderId: "4711", paymentMethod: "paypal", payAgain: true },
  ]);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s2" }]);
});

it("the consent is valid once: a restarted form asks again", async () => {
  await shop.plan(
    "sessions",
    pending({ payAgain: true }),
    sessionAnswer({ banks: [] }),
    sessionAnswer({ banks: [] }),
  );
  const ideal = place("sips-ideal");
  await ideal.next("payment-error");
  agree(ideal).click();
  await ideal.next("sips-ready");
  ideal.element.setAttribute("order-id", "4712");
  await ideal.next("sips-ready");
  expect(await shop.sentTo("sessions")).toMatchObject([{}, { payAgain: true }, { orderId: "4712" }]);
  expect((await shop.sentTo("sessions"))[2]).not.toHaveProperty("payAgain");
});

it("asks in French", async () => {
  await shop.plan("sessions", pending({ payAgain: true }));
  const ideal = place("sips-ideal", { locale: "fr" });
  await ideal.next("payment-error");
  expect(ideal.inside("[part=notice]").textContent).toBe(fr.earlierPayment?.question);
  expect(link(ideal).textContent).toBe(fr.earlierPayment?.see);
  expect(agree(ideal).textContent).toBe(fr.earlierPayment?.agree);
});

it("if paying again is not offered, there is only the link to the earlier payment", async () => {
  await shop.plan("sessions", pending());
  const ideal = place("sips-ideal");
  await ideal.next("payment-error");
  expect(ideal.inside("[part=notice]").textContent).toBe(enFaults["PAYMENT_ORDER_PENDING"]);
  expect(link(ideal).textContent).toBe("Check the status of that payment");
  expect(ideal.find("button")).toBe(null);
});

it("an address other than http or https is not opened", async () => {
  await shop.plan("sessions", pending({ url: "javascript:alert(1)", payAgain: true }));
  const ideal = place("sips-ideal");
  await ideal.next("payment-error");
  expect(ideal.find("a")).toBe(null);
  expect(ideal.inside("[part=submit]").textContent?.trim()).toBe("Try again");
});
