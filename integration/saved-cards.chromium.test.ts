import { chromium, type Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openCardForm, type CardFormPage } from "./card-form-page.js";
import { controlOf } from "./control.js";
import { openShop, type Shop } from "./shop.js";

const frictionless = "5100000100000700";
const challenge = "4100000000000100";

let browser: Browser;
let shop: Shop;
let form: CardFormPage;
beforeAll(async () => {
  browser = await chromium.launch(inject("chromium"));
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop({ resolveWallet: () => "ANN" });
  const order = { orderId: "4711", amountMinor: 2490, currencyCode: "978", merchantWalletId: "ANN" };
  shop.orders.set("4711", order);
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail")
    console.error(form.complaints, await form.page.locator("body").innerText());
  await form.close();
  await shop.close();
});

async function save(cardNumber: string, cardExpiryDate = "203412"): Promise<void> {
  const added = await shop.gateway.addCard({ merchantWalletId: "ANN", cardNumber, cardExpiryDate });
  expect(added.kind).toBe("accepted");
}

async function opens(body: string): Promise<void> {
  form = await openCardForm(browser, shop, "cse", {
    body,
    script: `import "/assets/define-saved-cards.js";`,
  });
}

const element = (more = "") =>
  `<sips-saved-cards order-id="4711" submit-label="Pay 24.90 EUR" ${more}></sips-saved-cards>`;
const pay = () => form.page.getByRole("button", { name: "Pay 24.90 EUR" });
const paid = () => form.page.waitForURL(/\/result/);
const ready = () => form.page.locator("sips-saved-cards[state=ready]").waitFor();

describe("sips-saved-cards", () => {
  it("pays with the chosen card, using only the keyboard, under the strictest policy", async () => {
    await save(challenge);
    await save(frictionless);
    await opens(element());
    await ready();
    const first = form.page.getByRole("radio", { name: /Visa.*ending in 00.*Expires 12 \/ 34/ });
    expect(await first.isChecked()).toBe(true);
    await form.page.keyboard.press("Tab");
    await form.page.keyboard.press("ArrowDown");
    expect(await form.page.getByRole("radio", { name: /Mastercard/ }).isChecked()).toBe(true);
    await form.page.keyboard.press("Enter");
    await paid();
    expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
    expect(form.complaints).toEqual([]);
  });

  it("sends once for any number of clicks", async () => {
    await save(frictionless);
    await opens(element());
    await ready();
    await pay().evaluate((button: HTMLElement) => [1, 2, 3].forEach(() => button.click()));
    await paid();
    expect(form.sent.filter(({ to }) => to === "payments")).toHaveLength(1);
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });

  it("asks for the security code when the shop wants it, and sends it encrypted", async () => {
    await save(challenge);
    await opens(element("ask-csc challenge='modal'"));
    await ready();
    await pay().click();
    await form.page.locator("#error").getByText("Enter the security code.").waitFor();
    expect(form.sent.filter(({ to }) => to === "payments")).toEqual([]);
    await form.field("Security code").fill("918");
    await pay().click();
    await form.page.frameLocator("iframe").getByRole("button", { name: "Authenticate" }).click();
    await paid();
    const [payment] = form.sent.filter(({ to }) => to === "payments");
    expect(payment?.body).toMatchObject({ paymentMeanId: "1" });
    expect(String(payment?.body["cardCSCValue"])).toHaveLength(344);
    expect(shop.results.map(({ state }) => state)).toEqual(["accepted"]);
  });

  it("shows an expired card, and does not offer it", async () => {
    await save(frictionless);
    await opens(`<p id="later"></p>`);
    // The browser's clock, years later; the gateway would refuse it as well.
    await form.page.clock.setFixedTime(new Date("2035-01-01"));
    await form.page.locator("#later").evaluate((place, html) => {
      const saved = document.createElement("sips-saved-cards");
      saved.setAttribute("order-id", html);
      place.append(saved);
    }, "4711");
    const radio = form.page.getByRole("radio", { name: /Expired/ });
    await radio.waitFor();
    expect(await radio.isDisabled()).toBe(true);
    expect(await radio.isChecked()).toBe(false);
  });

  it("says so when there is no card", async () => {
    await opens(element());
    await form.page.getByText("You have no saved card that can be used.").waitFor();
    expect(await pay().count()).toBe(0);
  });

  it("says in the buyer's language that the shop keeps no cards for them", async () => {
    shop.orders.set("4711", { orderId: "4711", amountMinor: 2490, currencyCode: "978" });
    await opens(element("locale='fr'"));
    await form.page.getByText("Il n’y a pas de carte enregistrée ici. Saisissez une carte.").waitFor();
    await form.page.getByRole("button", { name: "Réessayer" }).waitFor();
  });

  it("repeats an unanswered request, and pays once", async () => {
    await save(frictionless);
    await opens(element());
    await ready();
    await form.page.route(
      "**/sips/payments",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await pay().click();
    await form.page.getByRole("button", { name: "Try again" }).click();
    await paid();
    expect(await controlOf(shop).charges()).toHaveLength(1);
  });
});

describe("sips-add-card", () => {
  const add = "<sips-add-card><p slot='consent'>Kept for your next order.</p></sips-add-card>";

  it("saves a card whose number never leaves the page in clear, and is ready for another", async () => {
    await opens(add);
    await form.page.locator("sips-add-card[state=ready]").waitFor();
    const saved = form.page.locator("sips-add-card").evaluate(
      (element) =>
        new Promise((resolve) => {
          // Its type is in the package's own HTMLElementEventMap.
          const heard = (event: Event) => resolve((event as CustomEvent).detail);
          element.addEventListener("card-saved", heard, { once: true });
        }),
    );
    await form.page.getByRole("button", { name: "Save this card" }).click();
    await form.page.locator("#error").getByText("Enter your card number.").waitFor();
    await form.field("Card number").fill(frictionless);
    await form.field("Expiry date").fill("12/34");
    await form.page.getByRole("button", { name: "Save this card" }).dblclick();
    await form.page.getByText("Your card was saved.").waitFor();
    expect(await saved).toEqual({
      paymentMeanId: "1",
      maskedPan: "5100##########00",
      panExpiryDate: "203412",
      paymentMeanBrand: "MASTERCARD",
    });
    expect(await form.field("Card number").inputValue()).toBe("");
    expect(form.sent.filter(({ to }) => to === "cards")).toHaveLength(1);
    expect(JSON.stringify(form.sent)).not.toContain(frictionless);
    expect(form.complaints).toEqual([]);
  });

  describe("a co-badged card", () => {
    const coBadged = "4300000000000900";
    const brands = () => form.page.getByRole("group", { name: "Card brand" }).getByRole("radio");
    const saved = async () => (await shop.gateway.getWalletData({ merchantWalletId: "ANN" })) as unknown;
    const savedWith = (paymentMeanBrand: string) =>
      expect.objectContaining({ paymentMeanBrand, panExpiryDate: "203412" });

    it("is saved with the brand that the cardholder chooses, using only the keyboard", async () => {
      await opens(add);
      await form.page.locator("sips-add-card[state=ready]").waitFor();
      await form.page.keyboard.press("Tab");
      await form.page.keyboard.type(coBadged);
      await form.page.getByRole("status").getByText("Your card carries two brands.").waitFor();
      expect(
        await brands().evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
      ).toEqual([false, false]);
      await form.page.keyboard.press("Tab");
      await form.page.keyboard.press("ArrowDown");
      expect(await form.page.getByRole("radio", { name: "Visa" }).isChecked()).toBe(true);
      await form.page.keyboard.press("Tab");
      await form.page.keyboard.type("1234");
      await form.page.keyboard.press("Enter");
      await form.page.getByText("Your card was saved.").waitFor();
      expect(await brands().count()).toBe(0);
      expect(await saved()).toMatchObject({ answer: { walletPaymentMeanDataList: [savedWith("VISA")] } });
      expect(form.sent.filter(({ to }) => to === "brands").map(({ body }) => body)).toContainEqual({
        cardIIN: "43000000",
      });
      expect(JSON.stringify(form.sent)).not.toContain(coBadged.slice(0, 9));
      expect(form.complaints).toEqual([]);
    });

    it("shows the shop's declared default, which the cardholder may keep", async () => {
      await opens(add.replace(">", " default-brand='VISA' locale='fr'>"));
      await form.page.locator("sips-add-card[state=ready]").waitFor();
      await form.field("Numéro de carte").fill(coBadged);
      const group = form.page.getByRole("group", { name: "Marque de la carte" });
      await group.getByRole("radio", { name: "Visa", checked: true }).waitFor();
      await form.page.getByText("Vous pouvez choisir celle qui servira à vos paiements.").waitFor();
      await form.field("Date d’expiration").fill("12/34");
      await form.page.getByRole("button", { name: "Enregistrer cette carte" }).click();
      await form.page.getByText("Votre carte est enregistrée.").waitFor();
      expect(await saved()).toMatchObject({ answer: { walletPaymentMeanDataList: [savedWith("VISA")] } });
    });

    it("is not saved before the cardholder has seen the choice of brand", async () => {
      await opens(add);
      // The brands arrive only after the button is pressed, however slow the machine is.
      await form.page.route("**/sips/cards/brands", async (route) => {
        await form.page.locator("sips-add-card[state=busy]").waitFor();
        await route.continue();
      });
      await form.field("Card number").fill(coBadged);
      await form.field("Expiry date").fill("12/34");
      const button = form.page.getByRole("button", { name: "Save this card" });
      await button.click();
      await brands().first().and(form.page.locator(":focus")).waitFor();
      expect(form.sent.filter(({ to }) => to === "cards")).toEqual([]);
      // Once they have seen it they may leave the choice open.
      await form.page.getByText("your card's usual brand is used").waitFor();
      await button.click();
      await form.page.getByText("Your card was saved.").waitFor();
      expect(await saved()).toMatchObject({ answer: { walletPaymentMeanDataList: [savedWith("CB")] } });
    });

    it("is saved even if the gateway does not return its brands", async () => {
      await controlOf(shop).fault("getCardData", "reset", "before", 9);
      await opens(add);
      const answered = form.page.waitForResponse("**/sips/cards/brands");
      await form.field("Card number").fill(coBadged);
      await answered;
      await form.field("Expiry date").fill("12/34");
      await form.page.getByRole("button", { name: "Save this card" }).click();
      await form.page.getByText("Your card was saved.").waitFor();
      expect(await saved()).toMatchObject({ answer: { walletPaymentMeanDataList: [savedWith("CB")] } });
    });
  });

  it("says that the card is already saved, and keeps what was typed", async () => {
    await save(frictionless);
    await opens(add);
    await form.field("Card number").fill(frictionless);
    await form.field("Expiry date").fill("12/34");
    await form.page.keyboard.press("Enter");
    await form.page.getByText("This card is among your saved cards already.").waitFor();
    expect(await form.field("Card number").inputValue()).not.toBe("");
  });
});
