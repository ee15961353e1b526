import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { expectTidyLayout } from "./layout-rules.js";
import { accountPage } from "./pages/account-page.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

// A shop of its own: other tests move the gateway's clock on by days, and a debit is not taken for a day in the past.
test.use({ demoEnv: { SIPS_PAYMENT_METHODS: "sepa-direct-debit,elv" } });

const iban = "FR7699999000010000000003413";

async function before(page: Page, method = "sepa-direct-debit"): Promise<string> {
  await placeOrder(page);
  await page.locator(`input[name=method][value=${method}]`).check();
  const form = page.locator(`[data-panel="${method}"] > [endpoint]`);
  // It opens its session when it is seen, and a method that is remembered may be below the fold.
  await form.scrollIntoViewIfNeeded();
  await expect(form).toHaveAttribute("state", "ready");
  return (await form.getAttribute("order-id")) ?? "";
}

test("with the keyboard alone: a mandate is signed and saved, and pays again without a signature", async ({
  page,
  demo,
  watch,
}) => {
  await accountPage(page).logIn("Jeanne");
  const first = await before(page);
  await axeFindsNothing(page);
  await page.getByLabel("IBAN").focus();
  await page.keyboard.type(iban);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Jeanne Lee");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/suppliers/mandate");
  await expect(page.getByText("FR76 … 13")).toBeVisible();
  await page.getByRole("button", { name: "Confirm", exact: true }).press("Enter");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, first)).toHaveLength(1);

  const second = await before(page);
  await expect(page.getByRole("radio", { name: "FR76 … 13" })).toBeChecked();
  await axeFindsNothing(page);
  await page.getByRole("button", { name: "Pay by direct debit" }).click();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, second)).toHaveLength(1);

  // The IBAN went into one request's body: it is in no address, log or file of the shop.
  const carrying = watch.toShop.filter((request) => request.includes(iban));
  expect(carrying.map((request) => request.split(" ")[0])).toEqual([`${demo.url}/sips/payments`]);
  expect(demo.log()).not.toContain(iban);
  expect(demo.files().filter(({ bytes }) => bytes.includes(iban))).toEqual([]);

  const office = officePage(page);
  await office.enter();
  await office.finds(second);
  const mandates = page.getByRole("region", { name: "The customer’s mandates" });
  await expect(mandates.getByRole("listitem")).toHaveCount(1);
  await expect(mandates).toContainText("ACTIVE");
  await axeFindsNothing(page);
  // Both orders were debited with it.
  const debit = mandates.getByRole("link", { name: await page.locator("p.reference").innerText() });
  await expect(debit).toHaveAttribute("href", new URL(page.url()).pathname);
  const link = await mandates.getByRole("link", { name: "(PDF)" }).getAttribute("href");
  expect((await page.request.get(link ?? "")).headers()["content-type"]).toBe("application/pdf");
});

test("my mandates: shown with their PDF, and removed", async ({ page }) => {
  await accountPage(page).logIn("Simone");
  await before(page);
  await page.getByLabel("IBAN").fill(iban);
  await page.getByLabel("Account holder").fill("Simone Lee");
  await page.getByLabel("Save this account").check();
  await page.getByRole("button", { name: "Pay by direct debit" }).click();
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await resultPage(page).says("Paid");

  await page.goto("/account");
  const mandates = page.getByRole("region", { name: "Your mandates" });
  await expect(mandates.getByRole("listitem")).toHaveCount(1);
  await expect(mandates).toContainText("FR76 … 13");
  await axeFindsNothing(page);
  const link = await mandates.getByRole("link", { name: "Show (PDF)" }).getAttribute("href");
  const pdf = await page.request.get(link ?? "");
  expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await page.setViewportSize({ width: 320, height: 740 });
  await expectTidyLayout(page);
  await mandates.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remove this mandate?");
  await axeFindsNothing(page);
  await page.getByRole("link", { name: "Keep it" }).click();
  await expect(mandates.getByRole("listitem")).toHaveCount(1);
  await mandates.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove the mandate" }).click();
  await expect(page.getByText("The mandate was removed.")).toBeVisible();
  await expect(mandates.getByRole("listitem")).toHaveCount(0);
  // Another visitor cannot read it.
  await page.context().clearCookies();
  expect((await page.request.get(link ?? "")).status()).toBe(403);
});

test("a signature that is cancelled: nothing is debited, and the buyer is told", async ({ page, demo }) => {
  const orderId = await before(page);
  await page.getByLabel("IBAN").fill(iban);
  await page.getByLabel("Account holder").fill("Ann Lee");
  await page.getByRole("button", { name: "Pay by direct debit" }).click();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await resultPage(page).says("You cancelled the payment");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toEqual([]);
});

test("ELV, with the keyboard alone: a German account is debited, with nothing to sign", async ({
  page,
  demo,
}) => {
  const account = "DE39999999990000000100";
  const orderId = await before(page, "elv");
  await expect(page.getByText("you authorise the shop to debit this amount")).toBeVisible();
  await axeFindsNothing(page);
  await page.getByLabel("German IBAN or account number").focus();
  await page.keyboard.type("12345");
  await expect(page.getByLabel("Bank code (Bankleitzahl)")).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(account);
  await expect(page.getByLabel("Bank code (Bankleitzahl)")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter the name of the account holder.").last()).toBeVisible();
  await axeFindsNothing(page);
  await page.keyboard.type("Ann Lee");
  await page.keyboard.press("Enter");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
  expect(demo.log()).not.toContain(account);
  expect(demo.files().filter(({ bytes }) => bytes.includes(account))).toEqual([]);
});

test("a mandate is signed in the account, without a payment, and pays later; the office shows it", async ({
  page,
  demo,
}) => {
  await accountPage(page).logIn("Camille");
  const mandates = page.getByRole("region", { name: "Your mandates" });
  await axeFindsNothing(page);
  await mandates.getByLabel("IBAN").fill("FR76");
  await mandates.getByLabel("Account holder").fill("Camille Martin");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Check the IBAN and the name of the account holder.")).toBeVisible();
  await mandates.getByLabel("IBAN").fill(iban);
  await mandates.getByLabel("Account holder").fill("Camille Martin");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Cancel", exact: true }).press("Enter");
  await expect(page.getByText("The mandate was not signed")).toBeVisible();
  await expect(mandates.getByRole("listitem")).toHaveCount(0);

  await mandates.getByLabel("IBAN").fill(iban);
  await mandates.getByLabel("Account holder").fill("Camille Martin");
  await mandates.getByRole("button", { name: "Sign a mandate" }).click();
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("Your mandate is signed and saved")).toBeVisible();
  await expect(mandates.getByRole("listitem")).toHaveCount(1);
  await axeFindsNothing(page);
  expect(demo.log()).not.toContain(iban);
  expect(demo.files().filter(({ bytes }) => bytes.includes(iban))).toEqual([]);

  const orderId = await before(page);
  await expect(page.getByRole("radio", { name: "FR76 … 13" })).toBeChecked();
  await page.getByRole("button", { name: "Pay by direct debit" }).click();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);

  const office = officePage(page);
  await office.enter();
  await office.finds(orderId);
  await page.getByRole("link", { name: "Saved means of payment" }).click();
  await expect(page.getByText("Mandate saved: done")).toBeVisible();
});
