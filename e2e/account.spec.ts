import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { accountPage, savedCardsPage } from "./pages/account-page.js";
import { acsPage } from "./pages/acs-page.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { shopPage } from "./pages/shop-page.js";
import { placeOrder } from "./place-order.js";
import {
  armFault,
  brandsOfOrder,
  chargesOfOrder,
  disarmFaults,
  goToNextMorning,
} from "./simulator-control.js";
import { expect, test } from "./test.js";

test("a card is saved, paid with after a challenge and without one, and deleted", async ({ page, demo }) => {
  const account = accountPage(page);
  await account.logIn("Marie");
  await account.save(cards.challenged);
  await account.save(cards.frictionless);
  await expect(account.cards).toHaveCount(2);
  await axeFindsNothing(page);

  for (const index of [0, 1]) {
    await placeOrder(page);
    // A saved card is the quickest way to pay, so it comes first.
    await expect(page.getByRole("radio", { name: "Your saved cards" })).toBeChecked();
    const saved = savedCardsPage(page);
    await saved.isReady();
    await axeFindsNothing(page);
    const orderId = await saved.orderId();
    await saved
      .card(/Mastercard/)
      .nth(index)
      .check();
    await saved.pay("918");
    if (index === 0) await acsPage(page).authenticate();
    await resultPage(page).says("Paid");
    expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
  }

  await page.goto("/account");
  await account.cards.first().getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Delete this card?");
  await axeFindsNothing(page);
  await page.getByRole("link", { name: "Keep it" }).click();
  await expect(account.cards).toHaveCount(2);
  await account.cards.first().getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the card" }).click();
  await expect(page.getByText("The card was deleted.")).toBeVisible();
  await expect(account.cards).toHaveCount(1);
});

test("the account does not wait for a gateway that is silent", async ({ page, demo }) => {
  const account = accountPage(page);
  await account.logIn("Silvia");
  await armFault(demo.simulatorUrl, "getWalletData", "no-answer", 20);
  // Cards and mandates were read one after the other, each for the gateway's 10 seconds.
  const answer = await page.request.get("/account", { timeout: 15_000 });
  expect(await answer.text()).toContain("Your saved cards cannot be read at the moment.");
  await disarmFaults(demo.simulatorUrl);
});

test("a card that was saved without an answer is in the list after the next try", async ({ page }) => {
  const account = accountPage(page);
  await account.logIn("Odile");
  await account.fill(cards.frictionless);
  await page.route("**/sips/cards", async (route) => {
    await route.fetch();
    await route.abort();
  });
  const save = page.getByRole("button", { name: "Save this card" });
  await save.click();
  await expect(page.locator("sips-add-card")).toHaveAttribute("state", "ready");
  await page.unroute("**/sips/cards");
  await expect(account.cards).toHaveCount(0);
  await save.click();
  await expect(page.getByText("This card is among your saved cards already.")).toBeVisible();
  await expect(account.cards).toHaveCount(1);
});

test("a card of which the bank does not say whether it was saved: the list is read again", async ({
  page,
}) => {
  const account = accountPage(page);
  await account.logIn("Lea");
  await account.fill(cards.frictionless);
  await page.route("**/sips/cards", async (route) => {
    await route.fetch();
    const problem = { status: 503, code: "PAYMENT_SAVED_CARD_UNSURE" };
    await route.fulfill({ status: 503, contentType: "application/problem+json", json: problem });
  });
  await page.getByRole("button", { name: "Save this card" }).click();
  await expect(page.getByText("The bank did not say whether it has saved your card.")).toBeVisible();
  await expect(account.cards).toHaveCount(1);
});

test("the holder of a co-badged card chooses the brand to save it with, and pays with it", async ({
  page,
  demo,
}) => {
  const account = accountPage(page);
  await account.logIn("Colette");
  await account.fill(cards.coBadged);
  await expect(account.brands.getByRole("radio")).toHaveCount(2);
  await expect(account.brands).toHaveAccessibleDescription(/^Your card carries two brands\./);
  await axeFindsNothing(page);
  await account.save(cards.coBadged, "Visa");
  await expect(account.cards).toContainText("Visa 4300");

  await placeOrder(page);
  const saved = savedCardsPage(page);
  await expect(saved.card(/Visa/)).toBeChecked();
  const orderId = await saved.orderId();
  await saved.pay("918");
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  expect(await brandsOfOrder(demo.simulatorUrl, orderId)).toEqual(["VISA"]);
});

test("buyers see only their own cards and orders; a guest's basket is kept when they log in", async ({
  page,
  browser,
  demo,
}) => {
  await shopPage(page).addFirstToBasket();
  const account = accountPage(page);
  await account.logIn("Jeanne");
  await page.goto("/basket");
  await expect(page.getByRole("heading", { name: "Morning mug" })).toBeVisible();
  await account.save(cards.frictionless);

  const other = await browser.newContext({ baseURL: demo.url, locale: "en-GB" });
  const stranger = await other.newPage();
  await accountPage(stranger).logIn("Paul");
  await expect(stranger.getByText("You have not saved a card yet.")).toBeVisible();
  const form = { paymentMeanId: "1", confirmed: "1" };
  const answer = await stranger.request.post("/account/delete-card", { form });
  expect(await answer.text()).toContain("You have no such card.");
  await other.close();

  await page.goto("/account");
  await expect(account.cards).toHaveCount(1);
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await axeFindsNothing(page);
  expect((await page.request.get("/sips/cards")).status()).toBe(403);
});

test("the back office makes a partial refund, and rejects more than the amount left with a message", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const reference = await resultPage(page).reference();

  const office = officePage(page);
  await page.goto(`/office/payments/${reference}`);
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  expect((await page.request.get(`/merchant/payments/${reference}`)).status()).toBe(403);
  await axeFindsNothing(page);
  await office.enter();
  await axeFindsNothing(page);
  await goToNextMorning(demo.simulatorUrl);
  await office.openPayment(reference);
  await expect(office.status).toHaveText("CAPTURED");
  await axeFindsNothing(page);

  await office.does("Refund", "10.00");
  await expect(page.getByRole("status")).toHaveText("€10.00 refunded.");
  await expect(office.left).toHaveText("€14.90");
  for (const amount of ["20.00", "14.91"]) {
    // Before anybody has confirmed it.
    await office.asks("Refund", amount);
    await expect(page.getByRole("alert")).toHaveText("That is more than what is left of this payment.");
    await expect(office.left).toHaveText("€14.90");
  }
  await office.asks("Refund", "ten");
  await expect(page.getByRole("alert")).toHaveText("Enter an amount above 0, such as 12.34.");
  await expect(page.getByRole("cell", { name: /^Refund €\d/ })).toHaveCount(1);
  await axeFindsNothing(page);

  const shown = await page.request.get(`/merchant/payments/${reference}`);
  expect(await shown.json()).toMatchObject({ payment: { state: "accepted" }, operations: [{}] });
});

test("the back office cancels before the capture, and a form sent twice is carried out once", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const { office, reference } = await openInOffice(page);
  const field = (name: string) =>
    page.locator(".part", { hasText: "Cancel a part" }).locator(`input[name=${name}]`).inputValue();
  const [idempotencyKey, csrf] = [await field("idempotencyKey"), await field("csrf")];
  await office.does("Cancel", "4.90");
  await expect(page.getByRole("status")).toHaveText("€4.90 cancelled.");
  const form = { csrf, idempotencyKey, amount: "4.90", confirmed: "1" };
  const again = await page.request.post(`/office/payments/${reference}/cancel`, { form });
  expect(await again.text()).toContain("€4.90 cancelled.");
  await page.reload();
  await expect(office.left).toHaveText("€20.00");
});

test("the back office accepts an order that is held for review, and the buyer sees it", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.review);
  await resultPage(page).says("Your payment is held for review");
  const result = page.url();
  const { office } = await openInOffice(page);
  await expect(office.status).toHaveText("TO_CHALLENGE");
  await page.getByRole("button", { name: "Accept the order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accept this order of €24.90?");
  await page.getByRole("button", { name: "Accept the order" }).click();
  await expect(page.getByRole("status")).toHaveText("The order is accepted, and its payment goes on.");
  await page.goto(result);
  await resultPage(page).says("Paid");
});

/** Opens, as staff, the payment whose result the buyer sees. */
async function openInOffice(page: Page) {
  const reference = await resultPage(page).reference();
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  return { office, reference };
}
