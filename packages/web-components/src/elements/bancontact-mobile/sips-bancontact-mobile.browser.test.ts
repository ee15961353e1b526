import { userEvent } from "vitest/browser";
import { expect, it } from "vitest";
import "../../bancontact-mobile.js";
import { endpointDouble, sessionAnswer } from "../../testing/endpoint-double.js";
import { mount } from "../../testing/mounted-element.js";

it.each([
  ["en", "Pay with Bancontact"],
  ["fr", "Payer avec Bancontact"],
])("is a button, by keyboard too, that opens a session and sends nothing else: %s", async (locale, label) => {
  const shop = endpointDouble();
  const next = { next: "redirect", url: "/elsewhere" } as const;
  await shop.plan("sessions", sessionAnswer({ session: "s1", paymentMethod: "bancontact-mobile" }));
  await shop.plan("payments", { body: next });
  const bancontactMobile = mount("sips-bancontact-mobile", {
    endpoint: shop.endpoint,
    "order-id": "4711",
    locale,
  });
  await bancontactMobile.next("sips-ready");
  const button = bancontactMobile.inside<HTMLButtonElement>("[part=submit]");
  expect(button.textContent?.trim()).toBe(label);
  expect(bancontactMobile.inside("[part=form]").ariaLabel).toBe(label);
  expect(await shop.sentTo("sessions")).toEqual([]);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect((await bancontactMobile.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "bancontact-mobile" }]);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }]);
});
