import { cards } from "./cards.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { camille, deliveryPage } from "./pages/delivery-page.js";
import { developerView } from "./pages/developer-view.js";
import { elsewherePage } from "./pages/elsewhere-page.js";
import { resultPage } from "./pages/result-page.js";
import { shopPage } from "./pages/shop-page.js";
import { expect, test } from "./test.js";

test("what is missing or wrong is told once by the server, at its field, and what was typed is kept", async ({
  page,
}) => {
  // Otherwise the page itself keeps the number, see typed-numbers.spec.ts.
  await page.route("**/typed-numbers.js", (route) => route.abort());
  await shopPage(page).addFirstToBasket();
  await page.getByRole("link", { name: "Check out" }).click();
  const delivery = deliveryPage(page);
  await delivery.field("E-mail address").fill("camille@example");
  await delivery.field("First and last name").fill("5100 0000 0000 0800");
  await delivery.continue();
  await expect(page).toHaveTitle(/^Error: Delivery/);
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveCount(6);
  await expect(delivery.field("E-mail address")).toHaveValue("camille@example");
  await expect(delivery.field("E-mail address")).toHaveAccessibleDescription(/such as camille@example\.com/);
  await expect(delivery.field("First and last name")).toHaveAccessibleDescription(/without a long number/);
  await expect(delivery.field("Address")).toHaveAttribute("aria-invalid", "true");
});

test("nothing can be paid before delivery and terms are known to the server", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  await page.goto("/checkout?method=card");
  await expect(page).toHaveURL(/\/checkout\/delivery\?order=\d+$/);
  const orderId = new URL(page.url()).searchParams.get("order");
  const open = async () => {
    const data = { orderId, mode: "hosted" };
    return (await page.request.post("/sips/sessions", { data })).status();
  };
  expect(await open()).toBe(404);
  const form = { order: orderId ?? "", email: "a@b.fr", country: "FR", terms: "" };
  expect((await page.request.post("/checkout/delivery", { form })).status()).toBe(422);
  expect(await open()).toBe(404);
  await deliveryPage(page).complete();
  expect(await open()).toBe(201);
});

test("another buyer's order cannot be placed or looked at", async ({ browser, demo, checkOut }) => {
  const { orderId } = await checkOut("hosted");
  const stranger = await browser.newContext({ baseURL: demo.url, locale: "en-GB" });
  const other = await stranger.newPage();
  await shopPage(other).addFirstToBasket();
  for (const path of [`/checkout?order=${orderId}`, `/checkout/delivery?order=${orderId}`]) {
    await other.goto(path);
    await expect(other).toHaveURL("/basket");
  }
  const form = { order: orderId, ...camille, terms: "1" };
  const answer = await other.request.post("/checkout/delivery", { form });
  expect(await answer.text()).not.toContain(camille["E-mail address"]);
  await stranger.close();
});

test("a payment takes what it pays for out of the basket, and leaves what was added meanwhile", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const other = await page.context().newPage();
  await shopPage(other).addFirstToBasket();
  await other.goto("/");
  await other.getByRole("button", { name: "Add to basket" }).nth(1).click();
  const quantities = other.getByRole("spinbutton", { name: "Quantity" });
  await expect(quantities).toHaveCount(2);
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");
  await other.reload();
  await expect(quantities).toHaveCount(2);
  for (const quantity of await quantities.all()) await expect(quantity).toHaveValue("1");
});

test("VAT is a part of the total, at the rates of the country of delivery", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  await page.goto("/");
  await page.getByRole("button", { name: "Add to basket" }).nth(2).click();
  await page.getByRole("link", { name: "Check out" }).click();
  const delivery = deliveryPage(page);
  await delivery.fill();
  const summary = page.getByRole("complementary", { name: "Order summary" });
  await expect(summary).toContainText(/Total\s*€37\.40/);
  await expect(summary).toContainText(/20%\s*€4\.15\s*5\.5%\s*€0\.65/);
  await delivery.field("Country").selectOption({ label: "Netherlands" });
  await delivery.field("Postal code").fill("1012 AB");
  await delivery.continue();
  await page.waitForURL("**/checkout?*");
  await expect(summary).toContainText(/Total\s*€37\.40/);
  await expect(summary).toContainText(/21%\s*€4\.32\s*9%\s*€1\.03/);
});

test("the next visit knows the address and the way to pay", async ({ page }) => {
  const ideal = elsewherePage(page, "ideal");
  await ideal.open();
  await ideal.leave("Simulated Bank Rotterdam");
  await ideal.decides("Confirm");
  await resultPage(page).says("Paid");

  await shopPage(page).addFirstToBasket();
  await page.getByRole("link", { name: "Check out" }).click();
  const delivery = deliveryPage(page);
  await expect(delivery.field("E-mail address")).toHaveValue("camille@example.com");
  await expect(delivery.terms).not.toBeChecked();
  await delivery.terms.check();
  await delivery.continue();
  await expect(page.getByRole("radio", { name: "iDEAL" })).toBeChecked();
  await expect(ideal.element).toHaveAttribute("state", "ready");
  // Another choice is kept over a reload.
  await page.getByRole("radio", { name: "Card" }).check();
  await checkoutPage(page, "hosted").isReady();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Card" })).toBeChecked();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the summary is folded above the form, with the total in sight", async ({ page, checkOut }) => {
    const checkout = await checkOut("hosted");
    await checkout.isReady();
    const summary = page.getByRole("group").filter({ hasText: "Order summary" });
    await expect(summary).toContainText("€24.90");
    await expect(page.getByText("1 × Morning mug").first()).toBeHidden();
    const [above, form] = [await summary.boundingBox(), await checkout.form.boundingBox()];
    expect(above?.y ?? Infinity).toBeLessThan(form?.y ?? 0);
    await page.locator("summary", { hasText: "Order summary" }).click();
    await expect(page.getByText("1 × Morning mug").first()).toBeVisible();
  });
});

test("a browser asks nobody but shop and gateway for anything", async ({ page, demo, checkOut }) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  const checkout = await checkOut("hosted");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const strangers = [...origins].filter((origin) => {
    const { hostname } = new URL(origin);
    return origin !== demo.url && hostname !== "127.0.0.1";
  });
  expect(strangers).toEqual([]);
});

test("a test card is found, and filled in by one click; for the bank's fields it is copied", async ({
  page,
  context,
  checkOut,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await developerView(page).set({ view: "on" });
  const checkout = await checkOut("cse");
  await checkout.isReady();
  const list = page.getByRole("list", { name: "Test cards" });
  await page.getByLabel("Find by number, brand or behaviour").fill("visa electron");
  await expect(list.getByRole("listitem").filter({ visible: true })).not.toHaveCount(0);
  await expect(
    list.getByRole("listitem").filter({ hasText: "Held for fraud review", visible: true }),
  ).toHaveCount(0);
  await page.getByLabel("Find by number, brand or behaviour").fill("0001 0000 0700");
  await list.getByRole("button", { name: "5100 0001 0000 0700" }).click();
  await expect(checkout.field("Card number")).toHaveValue("5100 0001 0000 0700");
  await expect(page.getByRole("status").filter({ hasText: "is filled in" })).toBeVisible();

  await developerView(page).set({ cards: "hosted" });
  await page.reload();
  await list.getByRole("button", { name: "5100 0001 0000 0700" }).click();
  await expect(page.getByRole("status").filter({ hasText: "is copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("5100000100000700");

  await developerView(page).set({ cards: "cse" });
  await page.reload();
  await checkout.isReady();
  await list.getByRole("button", { name: "5100 0001 0000 0700" }).click();
  await checkout.payButton.click();
  await resultPage(page).says("Paid");
});
