import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { orderPage } from "./pages/order-page.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { armFault } from "./simulator-control.js";
import { expect, test } from "./test.js";

test("after a refusal the same order is paid with another card, under another reference", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challengedThenRefused);
  const result = resultPage(page);
  await result.says("Payment refused");
  await expect(page.getByRole("main").getByText(/refused/i)).toHaveCount(1);
  const refused = await result.reference();

  await page.getByRole("link", { name: "Try again" }).click();
  const again = checkoutPage(page, "cse");
  expect(await again.orderId()).toBe(checkout.orderId);
  await again.pay(cards.frictionless);
  await result.says("Paid");
  const paid = await result.reference();
  expect(paid).not.toBe(refused);
  expect(await checkout.charges()).toHaveLength(1);

  await page.getByRole("link", { name: "See the order" }).click();
  await orderPage(page).isPaid();
  // Every attempt with its history, as the journal has it.
  const order = orderPage(page);
  await order.showJournal();
  await expect(order.attempts).toHaveText([paid, refused]);
  await order.went("charging", "accepted");
  await order.went("charging", "refused");
});

test("the basket is empty once the order is paid, and unchanged after a refusal", async ({
  page,
  checkOut,
}) => {
  const first = await checkOut("cse");
  await first.pay(cards.challenged);
  await acsPage(page).fail();
  await resultPage(page).says("Payment refused");
  await page.goto("/basket");
  await expect(page.getByRole("heading", { name: "Morning mug" })).toBeVisible();

  await page.goto("/checkout");
  await checkoutPage(page, "cse").pay(cards.notEnrolled);
  await resultPage(page).says("Paid");
  await page.goto("/basket");
  await expect(page.getByText("Your basket is empty.")).toBeVisible();
});

test("a charge whose answer was lost is resolved by a query", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.lostOrder);
  // The first query may come before the gateway has the result; the page queries again by itself.
  await resultPage(page).says("Paid");
  expect(await checkout.charges()).toHaveLength(1);

  await orderPage(page).open(checkout.orderId);
  await orderPage(page).showJournal();
  await orderPage(page).went("charging", "unknown", "accepted");
});

test("the answer of the enrolment check is lost: nothing was charged, and the buyer is told so", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.fill(cards.challenged);
  await armFault(demo.simulatorUrl, "cardCheckEnrollment", "reset");
  await checkout.payButton.click();
  await resultPage(page).says("No payment was made");
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
  expect(await checkout.charges()).toHaveLength(0);
});

test("a charge's answer with a wrong seal does not count, and a query follows", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payUpToBank(cards.challenged);
  await armFault(demo.simulatorUrl, "cardValidateAuthenticationAndOrder", "wrong-seal");
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  await orderPage(page).open(checkout.orderId);
  await orderPage(page).showJournal();
  await orderPage(page).went("charging", "unknown", "accepted");
  expect(await checkout.charges()).toHaveLength(1);
});

test("a form whose code does not load says so, and the page can be loaded again", async ({ page }) => {
  await page.route("**/assets/*.js", (route) => route.abort());
  await placeOrder(page);
  await expect(page.getByText("This form has not loaded. Check your connection.").first()).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("link", { name: "Load the page again" }).click();
  await checkoutPage(page, "hosted").isReady();
  await expect(page.getByText("This form has not loaded.").first()).toBeHidden();
});
