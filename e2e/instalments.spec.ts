import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { expectTidyLayout } from "./layout-rules.js";
import { accountPage, savedCardsPage } from "./pages/account-page.js";
import { acsPage } from "./pages/acs-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

test("an order is paid in three instalments, chosen by keyboard, and the receipt shows them", async ({
  page,
  demo,
}) => {
  await placeOrder(page, 6);
  const checkout = checkoutPage(page, "hosted");
  await checkout.isReady();
  const orderId = await checkout.orderId();
  const inFull = page.getByRole("radio", { name: /^Pay in full/ });
  await expect(inFull).toBeChecked();
  const whole = await checkout.payButton.textContent();
  await inFull.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Pay in 2 instalments/ })).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Pay in 3 instalments/ })).toBeChecked();
  await expect(page.getByText(/you agree that the shop keeps this card/)).toBeVisible();
  // Days are written as everywhere else in the shop.
  await expect(page.locator("sips-instalments")).toContainText(/\b\d{1,2} [A-Z][a-z]+ 20\d\d/);
  await expect(checkout.payButton).not.toHaveText(whole ?? "");
  await axeFindsNothing(page);
  await checkout.pay(cards.frictionless);
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  const [first, ...others] = await chargesOfOrder(demo.simulatorUrl, orderId);
  expect(others).toEqual([]);
  const charged = `€${((first?.amount ?? 0) / 100).toFixed(2)}`;
  await expect(page.locator("dt", { hasText: "First instalment" }).locator("+ dd")).toHaveText(charged);
  await expect(page.getByRole("status").getByRole("listitem")).toContainText("6 × Morning mug");
  const schedule = page.getByRole("table", { name: "Instalments" });
  await page.getByRole("link", { name: "See the order" }).click();
  await expect(schedule.getByRole("row").nth(1)).toContainText(charged);
  await axeFindsNothing(page);
  await page.setViewportSize({ width: 320, height: 740 });
  await expectTidyLayout(page);
  await page.goto(`/orders/${orderId}/receipt`);
  const rows = schedule.getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("Charged");
  await expect(rows.nth(1)).toContainText(charged);
  await expect(rows.nth(2)).toContainText("To be charged");
  await expectTidyLayout(page);
});

test("an order is paid by a saved card, half of it now and half on a day of the shop's", async ({
  page,
  demo,
}) => {
  const account = accountPage(page);
  await account.logIn("Nadia");
  await account.save(cards.frictionless);
  await placeOrder(page, 6);
  const saved = savedCardsPage(page);
  await saved.isReady();
  const orderId = await saved.orderId();
  await page.getByRole("radio", { name: /^Pay in 2 instalments/ }).check();
  await expect(page.getByText(/you agree that the shop keeps this card/)).toBeVisible();
  // The same amount as on the button: one line of the schedule is today's.
  const today = page.getByRole("listitem").filter({ hasText: "Today" });
  const now = /€[\d.]+/.exec((await today.textContent()) ?? "")?.[0] ?? "";
  await expect(page.getByRole("button", { name: `Pay ${now}` })).toBeVisible();
  await axeFindsNothing(page);
  await saved.pay("918");
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  const charges = await chargesOfOrder(demo.simulatorUrl, orderId);
  expect(charges.map(({ amount }) => `€${(amount / 100).toFixed(2)}`)).toEqual([now]);
  await page.goto(`/orders/${orderId}/receipt`);
  const rows = page.getByRole("table", { name: "Instalments" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText("Charged");
  await expect(rows.nth(2)).toContainText("To be charged");
  await expect(rows.nth(2)).toContainText("5");
});
