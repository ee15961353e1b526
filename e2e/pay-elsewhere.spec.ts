import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { holdUp } from "./hold-up.js";
import { inEachLook } from "./in-each-look.js";
import { expectTidyLayout } from "./layout-rules.js";
import { accountPage } from "./pages/account-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { elsewherePage } from "./pages/elsewhere-page.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { chargesOfOrder, readAs } from "./simulator-control.js";
import { expect, test } from "./test.js";

const bank = "Simulated Bank Rotterdam";

async function before(page: Page, method: string) {
  const payment = elsewherePage(page, method);
  await payment.open();
  return { payment, orderId: await payment.orderId() };
}

test("PayPal: agreed to there, shown and confirmed here, charged once", async ({ page, demo }) => {
  const { payment, orderId } = await before(page, "paypal");
  await axeFindsNothing(page);
  await payment.leave();
  await page.setViewportSize({ width: 320, height: 740 });
  await expectTidyLayout(page);
  await payment.decides("Confirm");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm your payment");
  await expect(page.getByText("Camille Martin")).toBeVisible();
  await expect(page.getByText(/75002 Paris\s*France/)).toBeVisible();
  await expectTidyLayout(page);
  await axeFindsNothing(page);
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toEqual([]);
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("PayPal: a buyer who does not confirm pays nothing, and may pay another way", async ({ page, demo }) => {
  const { payment, orderId } = await before(page, "paypal");
  await payment.leave();
  await payment.decides("Confirm");
  await page.getByRole("button", { name: "Do not pay" }).click();
  await resultPage(page).says("No payment was made");
  await page.goto(`/checkout?order=${orderId}`);
  await checkoutPage(page, "hosted").pay(cards.frictionless);
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("iDEAL: the buyer chooses the bank, pays there, and sees the result", async ({ page, demo }) => {
  const { payment, orderId } = await before(page, "ideal");
  await axeFindsNothing(page);
  await payment.element.getByRole("button", { name: "Pay with iDEAL" }).click();
  await expect(page.getByLabel("Your bank")).toHaveAccessibleDescription("Choose your bank to continue.");
  await payment.leave(bank);
  await payment.decides("Confirm");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("iDEAL: while the buyer may have paid at the bank, the order does not ask to be paid", async ({
  page,
}) => {
  const { payment, orderId } = await before(page, "ideal");
  await payment.leave(bank);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText("payment under way")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("If you have paid there, do not pay again");
  await expect(page.getByRole("link", { name: "Pay this order" })).toBeHidden();
  await axeFindsNothing(page);
  await page.getByRole("link", { name: "See this payment" }).click();
  await expect(page.getByRole("link", { name: "Continue at your bank" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Pay in another way" })).toBeVisible();
});

test("iDEAL: the buyer cancels at the bank, and is told that nothing was charged", async ({ page }) => {
  const { payment } = await before(page, "ideal");
  await payment.leave(bank);
  await payment.decides("Cancel");
  await resultPage(page).says("You cancelled the payment");
});

test("Bancontact: paid in the app on another phone; the page says so and goes on without a click", async ({
  page,
  demo,
  browser,
}) => {
  const { payment, orderId } = await before(page, "bancontact-mobile");
  await axeFindsNothing(page);
  await payment.element.getByRole("button", { name: "Pay with Bancontact" }).click();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await axeFindsNothing(page);
  const phone = await (await browser.newContext()).newPage();
  const link = page.getByRole("link", { name: "Open the Bancontact app" });
  await phone.goto((await link.getAttribute("href")) ?? "");
  await axeFindsNothing(phone);
  // What the page says before it goes on stays until it has been seen.
  const letGo = await holdUp(page, "**/result?*");
  await phone.getByRole("button", { name: "Confirm", exact: true }).click();
  await inEachLook(phone, [360], (look) => axeFindsNothing(phone, { look }));
  await expect(page.getByRole("status")).toContainText("Your payment has been received");
  letGo();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
  await phone.context().close();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("Bancontact: by keyboard, the link to the app comes first, and the page goes on by itself", async ({
    page,
    context,
  }) => {
    const { payment } = await before(page, "bancontact-mobile");
    await payment.element.getByRole("button", { name: "Pay with Bancontact" }).click();
    const link = page.getByRole("link", { name: "Open the Bancontact app" });
    await expect(link).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await page.keyboard.press("Tab");
    await expect(link).toBeFocused();
    const [app] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Enter")]);
    await app.getByRole("button", { name: "Confirm", exact: true }).click();
    await resultPage(page).says("Paid");
  });
});

test("Sofort: the buyer pays there, and sees the result", async ({ page, demo }) => {
  const { payment, orderId } = await before(page, "sofort");
  await axeFindsNothing(page);
  await payment.leave();
  await payment.decides("Confirm");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("Paylib: a buyer who has logged in pays with their bank's wallet, which no guest is offered", async ({
  page,
  demo,
}) => {
  await placeOrder(page);
  await expect(page.getByRole("radio", { name: "Sofort" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Paylib" })).toHaveCount(0);
  await accountPage(page).logIn("Camille");
  const { payment, orderId } = await before(page, "issuer-wallet");
  await axeFindsNothing(page);
  await payment.leave();
  await payment.decides("Confirm");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("iDEAL: paid twice by a buyer who insisted; the back office gives the surplus payment back", async ({
  page,
  demo,
}) => {
  await readAs(demo.simulatorUrl, { transferNotice: "finalize-only" });
  const { payment, orderId } = await before(page, "ideal");
  await payment.leave(bank);
  const atBank = await page.context().newPage();
  await atBank.goto("about:blank");

  // Another tab: the order is claimed, and the buyer is asked whether to pay anyway.
  const tab = elsewherePage(atBank, "ideal");
  await tab.open(orderId);
  await expect(tab.element).toContainText("may still go through");
  await axeFindsNothing(atBank);
  await atBank.goto(`/checkout?method=card&order=${orderId}`);
  await atBank.getByRole("button", { name: "Pay again anyway" }).click();
  await checkoutPage(atBank, "hosted").pay(cards.frictionless);
  await resultPage(atBank).says("Paid");
  await payment.decides("Confirm");
  await resultPage(page).says("Paid");
  const ideal = await resultPage(page).reference();
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(2);

  const office = officePage(page);
  await office.enter();
  await office.openPayment(ideal);
  await expect(page.getByText("This order was paid twice.")).toBeVisible();
  await axeFindsNothing(page);
  await page.getByRole("button", { name: /^Give back/ }).click();
  await page.getByRole("button", { name: /^Give back/ }).click();
  await expect(page.getByRole("status")).toContainText("refunded");
  await expect(page.getByText("This order was paid twice.")).toBeHidden();
  await readAs(demo.simulatorUrl, { transferNotice: "from-bank" });
});
