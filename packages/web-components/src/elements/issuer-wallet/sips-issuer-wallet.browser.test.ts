import { userEvent } from "vitest/browser";
import { expect, it } from "vitest";
import "../../issuer-wallet.js";
import { endpointDouble, sessionAnswer } from "../../testing/endpoint-double.js";
import { mount } from "../../testing/mounted-element.js";

it.each([
  ["en", "Pay with Paylib"],
  ["fr", "Payer avec Paylib"],
])("is a button, by keyboard too, that opens a session and sends nothing else: %s", async (locale, label) => {
  const shop = endpointDouble();
  const next = { next: "redirect", url: "/elsewhere" } as const;
  await shop.plan("sessions", sessionAnswer({ session: "s1", paymentMethod: "issuer-wallet" }));
  await shop.plan("payments", { body: next });
  const issuerWallet = mount("sips-issuer-wallet", { endpoint: shop.endpoint, "order-id": "4711", locale });
  await issuerWallet.next("sips-ready");
  const button = issuerWallet.inside<HTMLButtonElement>("[part=submit]");
  expect(button.textContent?.trim()).toBe(label);
  expect(issuerWallet.inside("[part=form]").ariaLabel).toBe(label);
  expect(await shop.sentTo("sessions")).toEqual([]);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect((await issuerWallet.next("payment-next")).detail).toEqual(next);
  expect(await shop.sentTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "issuer-wallet" }]);
  expect(await shop.sentTo("payments")).toEqual([{ session: "s1" }]);
});
