import { card, googlePay } from "@sips-kit/server";
import { expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// Google Pay from the button to the result, in a browser: element, router and gateway, and the simulator's stand-in for
// Google's script, under the strictest policy that a shop can have.

const { open, shop } = useCardForm("cse", { paymentMethods: [card(), googlePay()] });

function element(attributes = ""): string {
  const script = `${shop().simulator.origins.fields}/google-pay/pay.js`;
  return `<sips-google-pay order-id="4711" gateway="sips" gateway-merchant-id="4711" script="${script}" ${attributes}></sips-google-pay>`;
}

const opens = async (body = element()) => {
  const form = await open({ body, script: `import "/assets/google-pay.js";` });
  const bodiesTo = (route: string) => form.sent.filter(({ to }) => to === route).map((one) => one.body);
  return { ...form, bodiesTo, button: form.page.getByRole("button", { name: "Pay with Google Pay" }) };
};

it("shows the amount, sends the payload once, and leads to the result", async () => {
  const { page, button, bodiesTo, complaints } = await opens();
  await page.locator("sips-google-pay[state=ready]").waitFor();
  await button.dblclick();
  await page.getByRole("dialog", { name: "Google Pay, simulated" }).getByText("24.90 EUR").waitFor();
  await page.getByRole("button", { name: /0700/ }).click();
  await page.waitForURL(/\/result/);
  expect(bodiesTo("sessions")).toEqual([{ orderId: "4711", paymentMethod: "google-pay" }]);
  expect(bodiesTo("payments")).toEqual([{ session: expect.any(String), paymentData: expect.any(String) }]);
  expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: "google-pay" }]);
  expect(await controlOf(shop()).charges()).toHaveLength(1);
  expect(page.url()).not.toContain("paymentData");
  expect(complaints).toEqual([]);
});

it("a card on file leads to the bank first", async () => {
  const { page, button, complaints } = await opens();
  await button.click();
  await page.getByRole("button", { name: /0800/ }).click();
  await page.getByRole("button", { name: "Authenticate" }).click();
  await page.waitForURL(/\/result/);
  expect(shop().results).toMatchObject([{ state: "accepted", authentication: "challenge" }]);
  expect(complaints).toEqual([]);
});

it("by keyboard: a closed sheet is announced, sends nothing, and can be opened again", async () => {
  const { page, button, bodiesTo } = await opens();
  await page.locator("sips-google-pay[state=ready]").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Google Pay, simulated" });
  await sheet.waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("You closed Google Pay. Nothing was charged.").waitFor({ state: "attached" });
  await page.locator("sips-google-pay[state=ready]").waitFor();
  expect(bodiesTo("payments")).toEqual([]);
  await button.press("Enter");
  await sheet.waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result/);
  expect(await controlOf(shop()).charges()).toHaveLength(1);
});

it("says when Google Pay is not available, or its script does not load, and asks for nothing", async () => {
  const { page, bodiesTo } = await opens(
    `${element(`networks="JCB"`)}${element().replace("pay.js", "no-such.js")}`,
  );
  await page
    .getByText("Google Pay is not available on this device. Please choose another way to pay.")
    .waitFor();
  await page.getByText("Google Pay did not load. Check your connection and try again.").waitFor();
  expect(bodiesTo("payments")).toEqual([]);
});

it("a request that Google rejects is told, with Google's reason for the shop", async () => {
  const { page, button } = await opens(element().replace("gateway-merchant-id", "data-id"));
  const status = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener("payment-error", (event) => {
          // The element's own event.
          const { detail, error } = event as unknown as {
            readonly detail: { readonly code: string };
            readonly error: { readonly cause: { readonly statusCode: string } };
          };
          resolve([detail.code, error.cause.statusCode]);
        }),
      ),
  );
  await button.click();
  await page.getByText("Google Pay could not give your card. Nothing has been charged.").waitFor();
  expect(await status).toEqual(["ELEMENTS_GOOGLE_PAY_FAILED", "DEVELOPER_ERROR"]);
});

it("where Google does not say whether it is available, the buyer is told to pay otherwise", async () => {
  const { page } = await opens("");
  await page.route("**/google-pay/pay.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `window.google = { payments: { api: { PaymentsClient: class {
        isReadyToPay() { return Promise.reject({ statusCode: "INTERNAL_ERROR" }); }
      } } } };`,
    }),
  );
  await page.evaluate((script) => {
    const googlePay = document.createElement("sips-google-pay");
    googlePay.setAttribute("order-id", "4711");
    googlePay.setAttribute("script", script);
    document.body.append(googlePay);
  }, `${shop().simulator.origins.fields}/google-pay/pay.js`);
  await page
    .getByText("Google Pay is not available on this device. Please choose another way to pay.")
    .waitFor();
});
