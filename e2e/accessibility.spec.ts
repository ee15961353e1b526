import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

test("window, basket, orders: axe finds nothing", async ({ page, checkOut }) => {
  await page.goto("/");
  await findsNothing(page);
  await page.goto("/basket");
  await findsNothing(page);
  const checkout = await checkOut("cse");
  const orderId = await checkout.orderId();
  await checkout.isReady();
  for (const path of ["/basket", "/orders", `/orders/${orderId}`, "/no-such-page", "/result?payment=x"]) {
    await page.goto(path);
    await findsNothing(page);
  }
});

for (const mode of ["hosted", "cse"] as const) {
  test(`payment page, ${mode}: axe finds nothing, empty, faulty and with the test cards open`, async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut(mode);
    await checkout.isReady();
    await findsNothing(page);
    await page.getByText("Test cards").click();
    await checkout.payButton.click();
    await expect(page.getByText("Enter your card number.", { exact: true })).toBeVisible();
    await findsNothing(page);
  });
}

test("result pages: axe finds nothing", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.challengedThenRefused);
  await acsPage(page).authenticate();
  await resultPage(page).says("Payment refused");
  await findsNothing(page);
  const again = await checkOut("cse");
  await again.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await findsNothing(page);
});

async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
