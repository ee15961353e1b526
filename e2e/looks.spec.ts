import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { holdUp } from "./hold-up.js";
import { expectTidyLayout } from "./layout-rules.js";
import { developerView } from "./pages/developer-view.js";
import { resultPage } from "./pages/result-page.js";
import { shopPage } from "./pages/shop-page.js";
import { placeOrder } from "./place-order.js";
import { armFault, disarmFaults } from "./simulator-control.js";
import { expect, test } from "./test.js";

/** What each form says when its button is pressed too early; undefined when it asks for nothing. */
const methods = {
  card: "Enter your card number.",
  paypal: undefined,
  "google-pay": undefined,
  ideal: "Choose your bank to continue.",
  "bancontact-mobile": undefined,
  sofort: undefined,
  "sepa-direct-debit": "Enter your IBAN.",
  elv: "Enter",
} as const;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("each payment method, hovered or faulty, light and dark: axe finds nothing, and nothing is too wide", async ({
    page,
  }) => {
    test.slow();
    await placeOrder(page);
    const radios = page.locator("input[name=method]");
    const ids = await radios.evaluateAll((all) => all.map((one) => one.getAttribute("value")));
    expect(ids).toEqual(Object.keys(methods));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // The bank's fields begin anew in other colours.
      await page.reload();
      for (const [id, problem] of Object.entries(methods)) {
        await page.locator(`input[name=method][value=${id}]`).check();
        await hoverOrFault(page, id, problem);
        // The gateway's frames are transparent: from within, axe does not see the dark ground they stand on.
        const withFrames = id !== "card" || colorScheme === "light";
        await axeFindsNothing(page, { withFrames, look: `${id}, ${colorScheme}` });
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth).toBe(clientWidth);
      }
    }
  });
});

/** Presses a form's button too early, or points at it where it asks for nothing. */
async function hoverOrFault(page: Page, id: string, problem: string | undefined): Promise<void> {
  const element = page.locator(`[data-panel=${id}] > :last-child`);
  await element.scrollIntoViewIfNeeded();
  await expect(element).toHaveAttribute("state", "ready");
  if (id === "card") {
    const code = page.frameLocator(`iframe[title*="Security code"]`).getByLabel("Security code");
    await expect(code).toHaveAttribute("placeholder", "3–4 digits");
  }
  if (problem === undefined) return element.locator("[part=submit]").hover();
  await element.locator("[part=submit]").click();
  await expect(element.getByText(problem).first()).toBeVisible();
}

const longDetails = {
  name: "Marie-Clémentine de La Rochefoucauld-Montbazon",
  email: "marie-clementine.de-la-rochefoucauld@tres-longue-adresse.example.com",
  address: "Résidence Les Hauts-de-Chanteloup-les-Vignes, bâtiment C",
};

for (const locale of ["en-GB", "fr-FR"]) {
  test.describe(locale, () => {
    // A page of 1280 px that is magnified four times.
    test.use({ locale, viewport: { width: 320, height: 640 } });

    test("an order's pages fit on the smallest phone with long names and amounts, paid or not yet known", async ({
      page,
      demo,
    }) => {
      await developerView(page).set({ cards: "cse" });
      await placeOrder(page, 20, longDetails);
      await expectTidyLayout(page);
      const form = page.locator("sips-card-form");
      // It opens its session when it is seen.
      await form.scrollIntoViewIfNeeded();
      await expect(form).toHaveAttribute("state", "ready");
      const texts = ["5100000100000700", "12/34", "918", longDetails.name];
      for (const [index, text] of texts.entries()) await form.getByRole("textbox").nth(index).fill(text);
      await expectTidyLayout(page);
      await armFault(demo.simulatorUrl, "cardValidateAuthenticationAndOrder", "reset");
      await armFault(demo.simulatorUrl, "getTransactionData", "reset", 1_000);
      await form.locator("[part=submit]").click();
      await page.waitForURL("**/result?*");
      await expect(page.locator(".note.open")).toBeVisible();
      await expectTidyLayout(page);
      await disarmFaults(demo.simulatorUrl);
      await expect(page.locator(".note.good")).toBeVisible();
      await expectTidyLayout(page);
      const order = await page.locator(".note a[href^='/orders/']").first().getAttribute("href");
      for (const path of [order ?? "", `${order}/receipt`, "/orders", "/basket", "/terms"]) {
        await page.goto(path);
        await expectTidyLayout(page);
      }
    });
  });
}

test("a card that is being sent stays legible: axe finds nothing, light and dark", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.isReady();
  // The answer never comes.
  await page.route("**/sips/payments", () => {});
  await checkout.pay({ number: "5100000100000700", expiry: "12/34", csc: "918", holder: "Marie Dupont" });
  await expect(checkout.form).toHaveAttribute("state", "busy");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axeFindsNothing(page);
    const contrasts = await page.evaluate(readContrasts);
    expect(contrasts).toHaveLength(4);
    for (const contrast of contrasts) expect(contrast).toBeGreaterThanOrEqual(4.5);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("the bank's fields follow when the device turns dark, so that what is typed stays legible", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("hosted");
  await checkout.isReady();
  const formColor = () => checkout.form.evaluate((form) => getComputedStyle(form).color);
  const light = await formColor();
  await expect(checkout.field("Card number")).toHaveCSS("color", light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(formColor).not.toBe(light);
  // Retried, because the bank's frames are replaced meanwhile.
  await expect(checkout.field("Card number")).toHaveCSS("color", await formColor());
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");
});

test("a changed quantity counts without a further click, also on the way to the checkout", async ({
  page,
}) => {
  await shopPage(page).addFirstToBasket();
  const quantity = page.getByLabel("Quantity");
  await quantity.fill("3");
  await quantity.press("Tab");
  await expect(page.getByText("€24.90 each")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Total" })).toContainText("€74.70");
  await axeFindsNothing(page);
  await quantity.fill("2");
  await page.getByRole("link", { name: "Check out" }).click();
  await expect(page.getByRole("complementary", { name: "Order summary" })).toContainText("€49.80");
});

test("an empty quantity is refused at its input, and removes nothing", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  const quantity = page.getByLabel("Quantity");
  await quantity.fill("");
  await quantity.press("Tab");
  await expect(quantity).toBeFocused();
  expect(await quantity.evaluate((input: HTMLInputElement) => input.validationMessage)).toMatch(/fill out/);
  // A browser that does not check forms sends it all the same.
  for (const text of ["", " ", "two"]) {
    const form = { product: "mug", quantity: text };
    await page.request.post("/basket/quantity", { form });
  }
  await page.reload();
  await expect(quantity).toHaveValue("1");
  await page.request.post("/basket/quantity", { form: { product: "mug", quantity: "0" } });
  await page.reload();
  await expect(page.getByText("Your basket is empty")).toBeVisible();
});

test("a quantity that is changed before the page's script has loaded counts too", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  const letGo = await holdUp(page, "**/basket.js");
  await page.goto("/basket", { waitUntil: "commit" });
  await page.getByLabel("Quantity").fill("3");
  await page.getByLabel("Quantity").press("Tab");
  letGo();
  await expect(page.getByRole("complementary", { name: "Total" })).toContainText("€74.70");
});

/** The contrast of each of our inputs' text with its box; axe does not check inputs that are inert. */
function readContrasts(): readonly number[] {
  const root = document.querySelector("sips-card-form")?.shadowRoot;
  const fields = [
    ...(root?.querySelectorAll("sips-card-number, sips-card-expiry, sips-card-csc, sips-card-holder") ?? []),
  ];
  return fields.flatMap((field) => {
    const input = field.shadowRoot?.querySelector("input");
    const box = field.shadowRoot?.querySelector(".box");
    if (!input || !box) return [];
    const [one = 0, other = 0] = [getComputedStyle(input).color, getComputedStyle(box).backgroundColor]
      .map(luminance)
      .toSorted((first, second) => second - first);
    return [(one + 0.05) / (other + 0.05)];
  });

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? [])
      .map(Number)
      .map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
