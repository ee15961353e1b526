import { cards } from "./cards.js";
import { officePage } from "./pages/office-page.js";
import { orderPage } from "./pages/order-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

test("from the order and the office into the simulator's console, and back", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challengedThenRefused);
  const result = resultPage(page);
  await result.says("Payment refused");
  const reference = await result.reference();

  await page.goto(`/orders/${checkout.orderId}`);
  await orderPage(page).showJournal();
  await page.getByRole("link", { name: "in the simulator’s console" }).click();
  const calls = page.getByRole("region", { name: `Calls for ${reference}` });
  await expect(calls.getByText(/The test card .* ends in 05/)).toBeVisible();
  await expect(calls.getByText(`Order ${checkout.orderId}`)).toBeVisible();
  await calls.getByRole("link", { name: "Order in the shop" }).click();
  await expect(page).toHaveURL(`${demo.url}/orders/${checkout.orderId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(checkout.orderId);

  await officePage(page).enter();
  await page.goto(`/office/payments/${reference}`);
  await page.getByRole("link", { name: "in the simulator’s console" }).click();
  await calls.getByRole("link", { name: "Payment in the back office" }).click();
  await expect(page.locator("p.reference")).toHaveText(reference);
});
