import { bancontactMobile, card, ideal, issuerWallet, paypal, sofort } from "@sips-kit/server";
import { describe, expect, it } from "vitest";
import { anotherDevice } from "./another-device.js";
import { controlOf } from "./control.js";
import { readQrCode } from "./read-qr-code.js";
import { useCardForm } from "./use-card-form.js";

// The payment methods that leave the shop, from the button to the result: element, router and gateway, in a browser.

const { open, shop } = useCardForm("cse", {
  paymentMethods: [card(), paypal(), ideal(), sofort(), issuerWallet(), bancontactMobile()],
});

const withElements = (body: string) => ({
  body,
  script: ["paypal", "ideal", "sofort", "issuer-wallet", "bancontact-mobile"]
    .map((one) => `import "/assets/${one}.js";`)
    .join(""),
});
const bodiesTo = (form: Awaited<ReturnType<typeof open>>, route: string) =>
  form.sent.filter(({ to }) => to === route).map(({ body }) => body);

describe("sips-paypal", () => {
  const body = `<sips-paypal order-id="4711"></sips-paypal>`;

  it("leads to PayPal, back to the confirmation, and to the result, under a strict policy", async () => {
    const form = await open(withElements(body));
    await form.page.locator("sips-paypal[state=ready]").waitFor();
    expect(form.sent).toEqual([]);
    await form.page.getByRole("button", { name: "Pay with PayPal" }).dblclick();
    await form.page.getByRole("button", { name: "Confirm" }).click();
    await form.page.getByRole("button", { name: "Pay €24.90" }).click();
    await form.page.waitForURL(/\/result/);
    expect(bodiesTo(form, "sessions")).toEqual([{ orderId: "4711", paymentMethod: "paypal" }]);
    expect(bodiesTo(form, "payments")).toEqual([{ session: expect.any(String) }]);
    expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: "paypal" }]);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
    expect(form.complaints).toEqual([]);
  });
});

describe("sips-ideal", () => {
  const body = `<sips-ideal order-id="4711"></sips-ideal>`;

  it("leads to the bank that the buyer has chosen, and to the result", async () => {
    const form = await open(withElements(body));
    await form.page.getByLabel("Your bank").selectOption("Simulated Bank Rotterdam");
    await form.page.getByRole("button", { name: "Pay with iDEAL" }).click();
    await form.page.getByRole("button", { name: "Confirm" }).click();
    await form.page.waitForURL(/\/result/);
    expect(bodiesTo(form, "payments")).toMatchObject([
      { bankCode: "SIMRNL2R", bankName: "Simulated Bank Rotterdam" },
    ]);
    expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: "ideal" }]);
    expect(form.complaints).toEqual([]);
  });

  it("takes properties that were set before it was defined, as frameworks do", async () => {
    const form = await open({
      body: "",
      script: `const ideal = document.createElement("sips-ideal");
        document.body.append(Object.assign(ideal, { orderId: "4711", locale: "fr", submitLabel: "iDEAL" }));
        await import("/assets/ideal.js");`,
    });
    await form.page.getByLabel("Votre banque").waitFor();
    await form.page.getByRole("button", { name: "iDEAL", exact: true }).waitFor();
    expect(bodiesTo(form, "sessions")).toEqual([{ orderId: "4711", paymentMethod: "ideal" }]);
  });

  it("a buyer who comes back without a result is asked, and pays by card anyway", async () => {
    const form = await open(
      withElements(`${body}<sips-card-form mode="cse" order-id="4711" submit-label="Pay"></sips-card-form>`),
    );
    await form.page.getByLabel("Your bank").selectOption("Simulated Bank Rotterdam");
    await form.page.getByRole("button", { name: "Pay with iDEAL" }).click();
    await form.page.getByRole("button", { name: "Confirm" }).waitFor();
    await form.page.goto(`${shop().url}/page`);

    const cards = form.page.locator("sips-card-form");
    await cards.getByText("A payment for this order was started and may still go through.").waitFor();
    await cards.getByRole("link", { name: "Check the status of that payment" }).waitFor();
    await cards.getByRole("button", { name: "Pay again anyway" }).click();
    await form.fill("5100000100000700");
    await cards.getByRole("button", { name: "Pay" }).click();
    await form.page.waitForURL(/\/result/);
    expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: "card" }]);
  });
});

describe.each([
  ["sofort", "Pay with Sofort", "creditTransferFinalizeAndOrder"],
  ["issuer-wallet", "Pay with Paylib", "walletIssuerWalletFinalize"],
])("sips-%s", (method, button, finalize) => {
  it("leads to the supplier, and to the result, under a strict policy", async () => {
    const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "CAMILLE" };
    shop().orders.set("4711", order);
    const form = await open(withElements(`<sips-${method} order-id="4711"></sips-${method}>`));
    await form.page.locator(`sips-${method}[state=ready]`).waitFor();
    expect(form.sent).toEqual([]);
    await form.page.getByRole("button", { name: button }).dblclick();
    await form.page.getByRole("button", { name: "Confirm" }).click();
    await form.page.waitForURL(/\/result/);
    expect(bodiesTo(form, "sessions")).toEqual([{ orderId: "4711", paymentMethod: method }]);
    expect(bodiesTo(form, "payments")).toEqual([{ session: expect.any(String) }]);
    expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: method }]);
    expect(shop().log).toContainEqual(expect.objectContaining({ step: finalize }));
    expect(await controlOf(shop()).charges()).toHaveLength(1);
    expect(form.complaints).toEqual([]);
  });

  it("a buyer who cancels there has not paid, and pays once they try again", async () => {
    const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "CAMILLE" };
    shop().orders.set("4711", order);
    const leaves = async () => {
      const form = await open(withElements(`<sips-${method} order-id="4711"></sips-${method}>`));
      await form.page.locator(`sips-${method}[state=ready]`).waitFor();
      await form.page.getByRole("button", { name: button }).click();
      await form.page.getByRole("button", { name: "Cancel" }).waitFor();
      return form.page;
    };
    const cancelled = await leaves();
    await cancelled.getByRole("button", { name: "Cancel" }).click();
    await cancelled.waitForURL(/\/result/);
    expect(shop().results).toMatchObject([{ state: "refused", responseCode: "17" }]);
    expect(await controlOf(shop()).charges()).toEqual([]);
    const paying = await leaves();
    await paying.getByRole("button", { name: "Confirm" }).click();
    await paying.waitForURL(/\/result/);
    expect(shop().results.map(({ state }) => state)).toEqual(["refused", "accepted"]);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
  });
});

describe("sips-bancontact-mobile", () => {
  const withButton = withElements(`<sips-bancontact-mobile order-id="4711"></sips-bancontact-mobile>`);

  /** Presses the button; the shop's page with the code is open then. */
  async function leaves() {
    await controlOf(shop()).read({ appLinks: "web" });
    const form = await open(withButton);
    await form.page.getByRole("button", { name: "Pay with Bancontact" }).click();
    await form.page.waitForURL(/\/redirect\//);
    return form;
  }

  it("shows a code that leads to the app; the page learns of the payment, says so and goes on by itself", async () => {
    const { page, complaints } = await leaves();
    const link =
      (await page.getByRole("link", { name: "Open the Bancontact app" }).getAttribute("href")) ?? "";
    const code = page.getByRole("img", { name: "QR code that opens your payment in the Bancontact app" });
    expect(await readQrCode(page, await code.screenshot())).toBe(link);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await readQrCode(page, await code.screenshot())).toBe(link);

    const status = page.getByRole("status");
    expect(await status.innerText()).toContain("Waiting for your payment");
    const phone = await anotherDevice(page);
    await phone.goto(link);
    await phone.getByRole("button", { name: "Confirm" }).click();
    await phone.getByText("The shop's page goes on by itself").waitFor();
    await phone.close();
    await status.getByText("Your payment has been received").waitFor();
    await page.waitForURL(/\/result/);
    expect(shop().results).toMatchObject([{ state: "accepted", paymentMethod: "bancontact-mobile" }]);
    expect(await controlOf(shop()).charges()).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("a payment that is refused in the app is announced as not made", async () => {
    const { page } = await leaves();
    const link = await page.getByRole("link", { name: "Open the Bancontact app" }).getAttribute("href");
    const phone = await anotherDevice(page);
    await phone.goto(link ?? "");
    await phone.getByRole("button", { name: "Refuse" }).click();
    await page.getByText("You have not been charged").waitFor();
    await phone.close();
    await page.waitForURL(/\/result/);
    expect(shop().results).toMatchObject([{ state: "refused" }]);
  });

  it("leads to Bancontact's own page as well", async () => {
    const { page } = await leaves();
    await page.getByRole("button", { name: "Continue on the Bancontact page" }).click();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.waitForURL(/\/result/);
    expect(shop().results).toMatchObject([{ state: "accepted" }]);
  });
});
