import { card, ideal, issuerWallet, paypal, sofort } from "@sips-kit/server";
import { describe, expect, it } from "vitest";
import { controlOf } from "./control.js";
import { useCardForm } from "./use-card-form.js";

// The payment methods that leave the shop, from the button to the result: element, router and gateway, in a browser.

const { open, shop } = useCardForm("cse", {
  paymentMethods: [card(), paypal(), ideal(), sofort(), issuerWallet()],
});

const withElements = (body: string) => ({
  body,
  script: ["paypal", "ideal", "sofort", "issuer-wallet"].map((one) => `import "/assets/${one}.js";`).join(""),
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
});
