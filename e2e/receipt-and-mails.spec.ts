import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { developerView } from "./pages/developer-view.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { goToNextMorning } from "./simulator-control.js";
import { expect, test } from "./test.js";

test("a paid order has a receipt with items, VAT and masked card, which prints without the shop around it", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("hosted");
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");
  await page.getByRole("link", { name: "See the receipt" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receipt");
  const receipt = page.getByRole("article");
  await expect(receipt).toContainText(checkout.orderId);
  await expect(receipt).toContainText("12 rue des Lilas");
  await expect(receipt).toContainText(/Mastercard 5100\s••••\s00/);
  await expect(receipt.getByRole("row", { name: /^1 × Morning mug €24\.90 €24\.90$/ })).toBeVisible();
  await expect(receipt.getByRole("row", { name: /^20% €20\.75 €4\.15 €24\.90$/ })).toBeVisible();
  await axeFindsNothing(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(receipt).toBeVisible();
});

test("the buyer's pages tell how much of a payment was cancelled", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const result = page.url();
  const office = officePage(page);
  await office.enter();
  await office.finds(checkout.orderId);
  await office.does("Cancel", "4.90");
  await expect(page.getByRole("status")).toHaveText("€4.90 cancelled.");
  for (const address of [result, `/orders/${checkout.orderId}`, `/orders/${checkout.orderId}/receipt`]) {
    await page.goto(address);
    const told = page.getByRole("term").filter({ hasText: "Cancelled, not charged" });
    await expect(told.locator("..")).toContainText("€4.90");
  }
});

test("there is no receipt before the order is paid, nor for anybody else", async ({
  page,
  browser,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const receipt = `/orders/${checkout.orderId}/receipt`;
  expect((await page.request.get(receipt)).status()).toBe(404);
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  expect((await page.request.get(receipt)).status()).toBe(200);
  const stranger = await browser.newContext({ baseURL: demo.url });
  expect((await stranger.request.get(receipt)).status()).toBe(404);
  await stranger.close();
});

test("e-mails tell of a refusal, the confirmation and a refund, each once", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payAndAuthenticate(cards.challengedThenRefused);
  await resultPage(page).says("Payment refused");
  await page.getByRole("link", { name: "Try again" }).click();
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  const reference = await resultPage(page).reference();
  await page.reload();
  const subjects = [
    `Your order ${checkout.orderId} is confirmed`,
    `The payment of your order ${checkout.orderId} was refused`,
  ];
  await expect.poll(() => mailsOf(page, checkout.orderId)).toEqual(subjects);

  await goToNextMorning(demo.simulatorUrl);
  const office = officePage(page);
  await office.enter();
  await office.openPayment(reference);
  await office.does("Refund", "10.00");
  await expect(page.getByRole("status")).toHaveText("€10.00 refunded.");
  await expect
    .poll(() => mailsOf(page, checkout.orderId))
    .toEqual([`A refund for your order ${checkout.orderId}`, ...subjects]);
  await page.goto("/outbox");
  const mail = page.getByRole("article").filter({ hasText: checkout.orderId });
  await expect(mail.first()).toContainText("€10.00 will return to you");
  await expect(mail.nth(1)).toContainText(/Paid with: Mastercard 5100\s••••\s00/);
  await expect(mail.nth(1)).toContainText("camille@example.com");
  await axeFindsNothing(page);
});

test("a buyer who cancels at the bank gets no e-mail about a refusal", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.payUpToBank(cards.challenged);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await resultPage(page).says("You cancelled the payment");
  await page.getByRole("link", { name: "Try again" }).click();
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await expect
    .poll(() => mailsOf(page, checkout.orderId))
    .toEqual([`Your order ${checkout.orderId} is confirmed`]);
});

test("without the developer view there is no outbox, and no technical word on a buyer's order", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  expect((await page.request.get("/outbox")).status()).toBe(404);
  await page.goto(`/orders/${checkout.orderId}`);
  await expect(page.getByRole("main")).not.toContainText(/responseCode|charging|session opened|cardCheck/);
  await developerView(page).set({ view: "on" });
  await page.reload();
  await expect(page.getByRole("main")).toContainText("session opened");
});

/** The subjects of the e-mails about an order, the newest first. */
async function mailsOf(page: Page, orderId: string): Promise<readonly string[]> {
  await developerView(page).set({ view: "on" });
  const outbox = await (await page.request.get("/outbox")).text();
  return [...outbox.matchAll(/<h2>([^<]*)<\/h2>/g)].flatMap(([, subject = ""]) =>
    subject.includes(orderId) ? [subject] : [],
  );
}
