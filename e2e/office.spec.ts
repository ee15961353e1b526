import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { accountPage } from "./pages/account-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { developerView } from "./pages/developer-view.js";
import { camille } from "./pages/delivery-page.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { armFault, disarmFaults, goToNextMorning } from "./simulator-control.js";
import { expect, test } from "./test.js";

test.describe("payments that were made", () => {
  test("what happened to an order is found by its id, reference, e-mail, card or authorisation, in one search", async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut("cse");
    await checkout.payAndAuthenticate(cards.challenged);
    await resultPage(page).says("Paid");
    const reference = await resultPage(page).reference();
    const office = officePage(page);
    await office.enter();
    await office.finds(checkout.orderId);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Order ${checkout.orderId}`);
    await expect(page.locator("p.reference")).toHaveText(reference);
    await expect(page.getByRole("complementary")).toContainText("The issuer is liable.");
    await expect(page.getByRole("complementary")).toContainText(
      "The cardholder authenticated with a challenge.",
    );
    await expect(office.timeline.last()).toContainText("being charged → accepted");
    const authorisation = await page.locator("#compared-authorisation .value").innerText();
    await axeFindsNothing(page);

    for (const text of [reference, authorisation]) {
      await office.finds(text);
      await expect(page.locator("p.reference"), text).toHaveText(reference);
    }
    // Others may have paid with the same card, or be the same customer: then there is a list.
    for (const text of [
      "Mastercard 5100 •••• 00",
      camille["E-mail address"],
      camille["E-mail address"].toUpperCase(),
    ]) {
      await office.finds(text);
      await expect(page.getByText(reference).first(), text).toBeVisible();
    }
  });

  test("why a payment was refused, and what its buyer may be told, stands at the top of its page", async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut("cse");
    await checkout.payAndAuthenticate(cards.challengedThenRefused);
    await resultPage(page).says("Payment refused");
    const office = officePage(page);
    await office.enter();
    await office.finds(checkout.orderId);
    const why = page.getByRole("region", { name: "Why nothing was charged" });
    await expect(why).toContainText("The issuer refuses without giving a reason.");
    await expect(why.locator("code")).toHaveText("acquirerResponseCode 05");
    await expect(why).toContainText("Tell the buyer: “This payment was refused.");
    await expect(page.getByRole("region").first()).toContainText("Why nothing was charged");
    await axeFindsNothing(page);
  });

  test("a refund is confirmed once, with its amount, and recorded with who and why", async ({
    page,
    demo,
    checkOut,
  }) => {
    const checkout = await checkOut("cse");
    await checkout.pay(cards.frictionless);
    await resultPage(page).says("Paid");
    await goToNextMorning(demo.simulatorUrl);
    const office = officePage(page);
    await office.enter("paul");
    await office.finds(checkout.orderId);
    await page.getByRole("button", { name: "Refund €24.90", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Refund €24.90 of this payment?");
    await axeFindsNothing(page);
    await page.getByRole("link", { name: "Back, change nothing" }).click();
    await office.asks("Refund", "10.00");
    await expect(page.getByText("Remaining after it: €14.90.")).toBeVisible();
    await page.getByLabel("Reason").fill("the lid was broken");
    await page.getByRole("button", { name: "Refund €10.00", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText("€10.00 refunded.");
    await expect(office.tag).toHaveText("partly refunded");
    await expect(page.getByRole("button", { name: "Refund €14.90", exact: true })).toBeVisible();
    await expect(office.timeline.last()).toContainText("by Paul Girard. Reason: the lid was broken");
    await axeFindsNothing(page);
    await page.getByRole("button", { name: "Refund €14.90", exact: true }).click();
    await page.getByRole("button", { name: "Refund €14.90", exact: true }).click();
    await expect(office.tag).toHaveText("refunded");
    await expect(page.getByText("Nothing can be done")).toBeVisible();
  });

  test("a refund whose answer is lost is shown as such, and resolves by itself", async ({
    page,
    demo,
    checkOut,
  }) => {
    const checkout = await checkOut("cse");
    await checkout.pay(cards.frictionless);
    await resultPage(page).says("Paid");
    await goToNextMorning(demo.simulatorUrl);
    const office = officePage(page);
    await office.enter();
    await office.finds(checkout.orderId);
    await armFault(demo.simulatorUrl, "refund", "reset");
    // The records lag behind until the page has been seen.
    await armFault(demo.simulatorUrl, "getTransactionData", "stale-answer", 1_000);
    await office.does("Refund", "10.00");
    await expect(page.getByRole("status")).toContainText("The gateway's answer was lost");
    await disarmFaults(demo.simulatorUrl);
    // Nobody touches the page.
    await expect(page.getByRole("status")).toHaveText("€10.00 refunded.");
    await expect(office.tag).toHaveText("partly refunded");
    await expect(office.left).toHaveText("€14.90");
  });

  test("a list keeps the reader's place: new payments are announced, and shown when asked for", async ({
    page,
    checkOut,
  }) => {
    const first = await checkOut("cse");
    await first.pay(cards.frictionless);
    await resultPage(page).says("Paid");
    const office = officePage(page);
    await office.enter();
    const listed = await page.getByRole("row").count();
    const buyer = await page.context().newPage();
    const second = await buyNow(buyer);
    await expect(page.getByRole("status")).toContainText("new payment");
    await expect(page.getByRole("row")).toHaveCount(listed);
    await axeFindsNothing(page);
    await page.getByRole("status").getByRole("link").click();
    await expect(page.getByRole("row").filter({ hasText: second })).toHaveCount(1);
  });

  test("the review queue shows what is held and why, and takes a decision with a reason", async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut("cse");
    await checkout.payAndAuthenticate(cards.review);
    await resultPage(page).says("Your payment is held for review");
    const office = officePage(page);
    await office.enter();
    await page.getByRole("link", { name: "Review queue" }).click();
    const held = page.getByRole("listitem").filter({ hasText: checkout.orderId });
    await expect(held).toContainText(/just now|minutes? ago/);
    await expect(held).toContainText("Orange: somebody has to decide.");
    await expect(held).toContainText("The result of the rule is negative.");
    await axeFindsNothing(page);
    await held.getByRole("button", { name: "Refuse the order (€24.90)" }).click();
    await page.getByLabel("Reason").fill("no answer on the phone");
    await page.getByRole("button", { name: "Refuse the order" }).click();
    await expect(page.getByRole("status")).toHaveText("The order is refused, and its payment is cancelled.");
    const line = office.timeline.filter({ hasText: "Refuse the order" });
    await expect(line).toContainText("by Inès Moreau. Reason: no answer on the phone");
    await page.getByRole("link", { name: "Review queue" }).click();
    await expect(page.getByText(checkout.orderId)).toHaveCount(0);
  });
});

test("a customer's saved cards are deleted one by one, or all at once, with who and why", async ({
  page,
  checkOut,
}) => {
  const account = accountPage(page);
  await account.logIn("Wanda");
  // Before anything is saved, the checkout begins with the card form.
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await account.save(cards.frictionless);
  await account.save(cards.notEnrolled);
  const office = officePage(page);
  await office.enter();
  await office.finds(checkout.orderId);
  await page.getByRole("link", { name: "Saved means of payment" }).click();
  const saved = page.getByRole("region", { name: "Saved means of payment" }).getByRole("listitem");
  await expect(saved).toHaveCount(2);
  await axeFindsNothing(page);

  await saved.first().getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Delete Mastercard 5100/);
  await page.getByLabel("Reason").fill("asked by phone");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toHaveText("Deleted: done.");
  await expect(saved).toHaveCount(1);
  await expect(page.getByText("by Inès Moreau. Reason: asked by phone")).toBeVisible();

  await page.getByRole("button", { name: "Close the wallet" }).click();
  await page.getByRole("button", { name: "Close the wallet" }).click();
  await expect(page.getByRole("status")).toHaveText("Wallet closed: done.");
  await expect(page.getByText("Nothing is saved.")).toBeVisible();
  await axeFindsNothing(page);
  await page.goto("/account");
  await expect(account.cards).toHaveCount(0);
});

test("the office is closed to whoever is not logged in, and after the logout", async ({ page, context }) => {
  const paths = ["/office/review", "/office/days", "/office/payments/x", "/office?text=4711"];
  for (const path of paths) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(403);
    expect(await answer.text(), path).not.toContain('id="payments"');
  }
  await page.goto("/office/days?days=7");
  await page.getByLabel("Login").fill("ines");
  await page.getByLabel("Password").fill("guessed");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert")).toHaveText("Login or password is wrong.");
  await axeFindsNothing(page);
  await officePage(page).logIn("ines");
  await expect(page).toHaveURL(/\/office\/days\?days=7$/);
  await expect(page.getByRole("banner").getByRole("link", { name: /basket/i })).toHaveCount(0);

  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: "shop_staff", httpOnly: true, sameSite: "Lax" });
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  // A copy of the cookie is worth nothing.
  const headers = { cookie: `shop_staff=${cookie?.value ?? ""}` };
  expect((await page.request.get("/office/days", { headers })).status()).toBe(403);
  expect((await page.request.get("/merchant/payments", { headers })).status()).toBe(403);
});

test("a form that is sent after the session's end does nothing, says so, and the login leads back to its page", async ({
  page,
  context,
}) => {
  await buyNow(page);
  const reference = await resultPage(page).reference();
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  await context.clearCookies({ name: "shop_staff" });
  await office.asks("Cancel", "10.00");
  await expect(page.getByRole("alert")).toHaveText(
    "Your session had ended, and nothing was done. Log in to go on.",
  );
  await office.logIn("ines");
  await expect(page.locator("p.reference")).toHaveText(reference);
  await expect(office.left).toHaveText("€24.90");
});

test("an address of the office that does not exist leads back to the payments, not to the shop", async ({
  page,
}) => {
  const office = officePage(page);
  await office.enter();
  for (const path of ["/office/payments/01NOSUCHPAYMENT", "/office/nothing"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByText("There is nothing at this address.")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Payments" }).click();
    await expect(page).toHaveURL(/\/office$/);
  }
});

test("a login leads to the office's own pages only", async ({ page }) => {
  for (const next of [
    "//elsewhere.example/office",
    "https://elsewhere.example/office",
    "/office/../basket",
    "/",
  ]) {
    const form = { login: "ines", password: "verveine-21", next };
    const answer = await page.request.post("/office/log-in", { form, maxRedirects: 0 });
    expect(answer.headers()["location"], next).toBe("/office");
  }
});

/** Pays for the first product by card; gives the order's id. */
async function buyNow(page: Page): Promise<string> {
  await developerView(page).set({ cards: "cse" });
  await placeOrder(page);
  const checkout = checkoutPage(page, "cse");
  const orderId = await checkout.orderId();
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  return orderId;
}
