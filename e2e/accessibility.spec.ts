import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

test("window, basket, orders: axe finds nothing", async ({ page, checkOut }) => {
  await page.goto("/");
  await axeFindsNothing(page);
  await page.goto("/basket");
  await axeFindsNothing(page);
  const { orderId, isReady } = await checkOut("cse");
  await isReady();
  for (const path of ["/basket", "/orders", `/orders/${orderId}`, "/no-such-page", "/result?payment=x"]) {
    await page.goto(path);
    await axeFindsNothing(page);
  }
});

for (const mode of ["hosted", "cse"] as const) {
  test(`payment page, ${mode}: axe finds nothing, empty, faulty and with the test cards open`, async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut(mode);
    await checkout.isReady();
    await axeFindsNothing(page);
    await page.getByText("Test cards").click();
    await checkout.payButton.click();
    await expect(page.getByText("Enter your card number.", { exact: true })).toBeVisible();
    await axeFindsNothing(page);
  });
}

test("result pages: axe finds nothing", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challengedThenRefused);
  await resultPage(page).says("Payment refused");
  await axeFindsNothing(page);
  const again = await checkOut("cse");
  await again.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await axeFindsNothing(page);
});
