import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { resultPage } from "./pages/result-page.js";
import { armFault, chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

test("after a refusal the same order is paid with another card, under another reference", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const orderId = await checkout.orderId();
  await checkout.pay(cards.challengedThenRefused);
  await acsPage(page).authenticate();
  const result = resultPage(page);
  await result.says("Payment refused");
  const refused = await result.reference();

  await page.getByRole("link", { name: "Try again" }).click();
  const again = checkoutPage(page, "cse");
  expect(await again.orderId()).toBe(orderId);
  await again.pay(cards.frictionless);
  await result.says("Paid");
  const paid = await result.reference();
  expect(paid).not.toBe(refused);
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);

  await page.getByRole("link", { name: "See the order" }).click();
  await expect(page.getByText("paid", { exact: true })).toBeVisible();
  // Every attempt with its history, as the journal has it.
  await expect(page.getByRole("heading", { level: 3 })).toHaveText([paid, refused]);
  await expect(page.getByRole("cell", { name: "ordering → accepted" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "ordering → refused" })).toBeVisible();
});

test("the basket is empty once the order is paid, and as it was after a refusal", async ({
  page,
  checkOut,
}) => {
  const first = await checkOut("cse");
  await first.pay(cards.challenged);
  await acsPage(page).fail();
  await resultPage(page).says("Payment refused");
  await page.goto("/basket");
  await expect(page.getByRole("heading", { name: "Morning mug" })).toBeVisible();

  await page.goto("/checkout?mode=cse");
  await checkoutPage(page, "cse").pay(cards.notEnrolled);
  await resultPage(page).says("Paid");
  await page.goto("/basket");
  await expect(page.getByText("Your basket is empty.")).toBeVisible();
});

test("an order whose answer was lost is settled by asking the gateway", async ({ page, demo, checkOut }) => {
  const checkout = await checkOut("cse");
  const orderId = await checkout.orderId();
  await checkout.pay(cards.lostOrder);
  await acsPage(page).authenticate();
  await page.waitForURL("**/result?*");
  // The first look may come before the gateway tells; each look asks it.
  await expect(async () => {
    await page.reload();
    await expect(resultPage(page).heading).toHaveText("Paid", { timeout: 1_000 });
  }).toPass();
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);

  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("cell", { name: "ordering → unknown" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "unknown → accepted" })).toBeVisible();
});

test("the enrolment's answer is lost: nothing was charged, and the buyer is told so", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const orderId = await checkout.orderId();
  await checkout.fill(cards.challenged);
  await armFault(demo.simulatorUrl, "cardCheckEnrollment", "reset");
  await checkout.payButton.click();
  await resultPage(page).says("No payment was made");
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(0);
});

test("an order answered under a wrong seal is not believed, but asked about", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const orderId = await checkout.orderId();
  await checkout.pay(cards.challenged);
  await acsPage(page).isShown();
  await armFault(demo.simulatorUrl, "cardValidateAuthenticationAndOrder", "wrong-seal");
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("cell", { name: "ordering → unknown" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "unknown → accepted" })).toBeVisible();
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});
