import type { PaymentSession } from "@sips-kit/protocol/checkout";
import { expect, it } from "vitest";
import { endpointDouble, sessionAnswer } from "../../testing/endpoint-double.js";
import { mount } from "../../testing/mounted-element.js";
import type { Locale } from "../../locales/locale.js";
import { RedirectPayment } from "./redirect-payment.js";

/** As a shop would write it. */
class ShopVoucher extends RedirectPayment {
  protected override paymentMethod = "voucher";

  protected override label({ tag }: Locale): string {
    return tag === "fr" ? "Payer avec un bon" : "Pay with a voucher";
  }
}
customElements.define("shop-voucher", ShopVoucher);

it.each([
  ["en", "Pay with a voucher"],
  ["fr", "Payer avec un bon"],
])("a payment method of the shop's own is a name and a text: %s", async (locale, label) => {
  const shop = endpointDouble();
  await shop.plan("sessions", sessionAnswer({ session: "s1" }));
  await shop.plan("payments", { body: { next: "redirect", url: "/vouchers" } });
  const voucher = mount("shop-voucher", { endpoint: shop.endpoint, "order-id": "4711", locale });
  await voucher.next("sips-ready");
  const button = voucher.inside("[part=submit]");
  expect(button.textContent?.trim()).toBe(label);
  button.click();
  await voucher.next("payment-next");
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "voucher" }]);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }]);
});

it("a hundred mounts leave nothing behind: no node, no request", async () => {
  const shop = endpointDouble();
  const nodes = document.querySelectorAll("*").length;
  for (let i = 0; i < 100; i++) mount("shop-voucher", { endpoint: shop.endpoint }).element.remove();
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  const last = mount("shop-voucher", { endpoint: shop.endpoint });
  await last.next("sips-ready");
  last.element.remove();
  expect(document.querySelectorAll("*").length).toBe(nodes);
  expect(await shop.sentTo("sessions")).toEqual([]);
});

it("is in the buyer's language before it is visible", async () => {
  const closed = document.createElement("details");
  document.body.append(closed);
  const voucher = mount("shop-voucher", { endpoint: "/nowhere", locale: "fr" }, closed);
  await expect.poll(() => voucher.inside("[part=submit]").textContent?.trim()).toBe("Payer avec un bon");
  expect(voucher.element.state).toBe("loading");
  closed.remove();
});

it("taken out of the page while it collects and put back, it sends the session that it shows", async () => {
  const shown: string[] = [];
  const collected: (() => void)[] = [];
  class SlowVoucher extends ShopVoucher {
    protected override readonly opensLate = false;
    protected override take({ session }: PaymentSession): void {
      shown.push(session);
    }
    protected override details(): Promise<object> {
      return new Promise((resolve) => collected.push(() => resolve({})));
    }
  }
  customElements.define("slow-voucher", SlowVoucher);
  const shop = endpointDouble();
  await shop.plan("sessions", sessionAnswer({ session: "s1" }), sessionAnswer({ session: "s2" }));
  await shop.plan("payments", { body: { next: "redirect", url: "/vouchers" } });
  const voucher = mount("slow-voucher", { endpoint: shop.endpoint, "order-id": "4711" });
  await voucher.next("sips-ready");
  voucher.element.submit();
  await expect.poll(() => collected.length).toBe(1);
  voucher.element.remove();
  document.body.append(voucher.element);
  await voucher.next("sips-ready");
  collected[0]?.();
  expect(await shop.sentTo("payments")).toEqual([]);
  voucher.element.submit();
  await expect.poll(() => collected.length).toBe(2);
  collected[1]?.();
  await voucher.next("payment-next");
  expect(await shop.sentTo("payments")).toEqual([{ session: shown.at(-1) }]);
});
