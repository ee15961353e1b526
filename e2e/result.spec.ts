import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { officePage } from "./pages/office-page.js";
import { orderPage } from "./pages/order-page.js";
import { resultPage } from "./pages/result-page.js";
import { armFault, disarmFaults, goToNextMorning } from "./simulator-control.js";
import { expect, test } from "./test.js";

// Pages show the current state of a payment, even if it changes while they are open.

test("a page that waits for the gateway updates itself, announces the result, and stops", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await page.clock.install();
  await checkout.payUpToBank(cards.challenged);
  await armFault(demo.simulatorUrl, "cardValidateAuthenticationAndOrder", "reset");
  // Every query is lost too: the result stays unknown until the connection works again.
  await armFault(demo.simulatorUrl, "getTransactionData", "reset", 1_000);
  await acsPage(page).authenticate();
  await resultPage(page).says("We are checking your payment");
  await axeFindsNothing(page);
  // Without scripts it reloads itself.
  expect(await (await page.request.get(page.url())).text()).toContain(`http-equiv="refresh"`);
  await page.waitForRequest("**/result?*");
  await expect(resultPage(page).heading).toHaveText("We are checking your payment");
  // The order says the same, and does not ask for another payment.
  const order = await (await page.request.get(`/orders/${checkout.orderId}`)).text();
  expect(order).toContain("Do not pay again");
  expect(order).not.toContain("waits for your payment");
  expect(await (await page.request.get("/orders")).text()).not.toContain("to be paid");

  // The status element is not replaced, because only then does a screen reader announce the change.
  const live = await page.getByRole("status").elementHandle();
  await disarmFaults(demo.simulatorUrl);
  await expect(resultPage(page).heading).toHaveText("Paid");
  expect(await live?.evaluate((element) => element.isConnected && element.textContent)).toContain("Paid");
  await expect(page).toHaveTitle(/^Paid/);
  await axeFindsNothing(page);
  expect(await checkout.charges()).toHaveLength(1);

  // Longer than the longest pause between two updates, by the page's own clock.
  const later: string[] = [];
  page.on("request", (request) => later.push(request.url()));
  await page.clock.runFor(60_000);
  expect(later).toEqual([]);
});

test("a fully cancelled payment is not shown as paid on any page", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const result = page.url();
  const reference = await resultPage(page).reference();
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  await office.does("Cancel", "4.90");
  await expect(page.locator(".tag")).toHaveText("partly cancelled");
  await office.does("Cancel", "20.00");
  await expect(page.locator(".tag")).toHaveText("cancelled");

  await page.goto("/office");
  const row = page.getByRole("row").filter({ hasText: reference });
  await expect(row.locator(".tag")).toHaveText(["cancelled"]);
  await expect(row.locator(".tag.good")).toHaveCount(0);
  await orderPage(page).open(checkout.orderId);
  await expect(page.locator(".tag")).toHaveText(["cancelled"]);
  await orderPage(page).showJournal();
  await expect(page.locator(".tag")).toHaveText(["cancelled", "cancelled"]);
  await page.goto("/orders");
  await expect(page.locator(".tag").first()).toHaveText("cancelled");
  await page.goto(result);
  await resultPage(page).says("Payment cancelled");
  await axeFindsNothing(page);
});

test("a partial refund is shown next to the amount paid", async ({ page, demo, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const result = page.url();
  const reference = await resultPage(page).reference();
  await goToNextMorning(demo.simulatorUrl);
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  await office.does("Refund", "10.00");
  await expect(page.locator(".tag")).toHaveText("partly refunded");
  await page.goto(result);
  await resultPage(page).says("Paid");
  await expect(page.locator("dt", { hasText: "Refunded" }).locator("+ dd")).toHaveText("€10.00");
  await page.goto("/orders");
  await expect(page.locator(".tag").first()).toHaveText("paid, partly refunded");
});

test("a buyer who cancels at the bank is told so, not that they were refused", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payUpToBank(cards.challenged);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await resultPage(page).says("You cancelled the payment");
  await expect(page.getByText("Nothing was charged; you can pay again at any time.")).toBeVisible();
  await expect(page.getByText("refused")).toHaveCount(0);
  await axeFindsNothing(page);
  await page.getByRole("link", { name: "Try again" }).click();
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
});

test("the back office moves no money before action and amount are confirmed, whatever key is pressed", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const reference = await resultPage(page).reference();
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  await office.openPart("Cancel");
  await page.getByLabel("Amount in euros").press("Enter");
  await expect(page.locator("p.reference")).toHaveText(reference);
  const csrf = await page.locator(".part input[name=csrf]").first().inputValue();
  await page.getByLabel("Amount in euros").fill("24.90");
  await page.getByLabel("Amount in euros").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel €24.90 of this payment?");
  await axeFindsNothing(page);
  await page.keyboard.press("Enter");
  await page.getByLabel("Reason").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel €24.90 of this payment?");
  await page.getByRole("link", { name: "Back, change nothing" }).click();
  await expect(office.left).toHaveText("€24.90");
  // Nor does a program that posts the first form.
  const form = { idempotencyKey: "by-hand", amount: "4.90" };
  await page.request.post(`/office/payments/${reference}/cancel`, { form: { ...form, csrf } });
  // Nor one that confirms without the token of the session.
  const forged = await page.request.post(`/office/payments/${reference}/cancel`, {
    form: { ...form, confirmed: "1", csrf: "guessed" },
  });
  expect(forged.status()).toBe(403);
  await page.reload();
  await expect(office.left).toHaveText("€24.90");
  await office.does("Cancel", "4.90");
  await expect(office.left).toHaveText("€20.00");
});
