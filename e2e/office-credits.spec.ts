import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { accountPage } from "./pages/account-page.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { armFault, disarmFaults } from "./simulator-control.js";
import { expect, test, type Checkout } from "./test.js";

// A demo of its own: the credits of a day have a limit, which all tests share.
test.use({ demoArguments: ["--seed", "0"] });

test("a credit waits for another member of staff, who approves it with its amount", async ({
  page,
  checkOut,
}) => {
  const wallet = await openWallet(page, checkOut, "Odile");
  await requestCredit(page, "30");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Credit €30.00 to Mastercard 5100 •••• 00?",
  );
  await axeFindsNothing(page);
  await page.getByLabel("Reason").fill("the lid was broken");
  await page.getByRole("button", { name: "Request the credit of €30.00" }).click();
  await expect(page.getByRole("status")).toContainText("€30.00 waits for the approval of another");
  await axeFindsNothing(page);

  await page.getByRole("link", { name: "All credits" }).click();
  const waiting = page.getByRole("region", { name: "Waiting for approval" }).getByRole("listitem");
  await expect(waiting).toContainText("camille@example.com");
  await expect(waiting).toContainText("Mastercard 5100 •••• 00");
  await expect(waiting).toContainText("Inès Moreau");
  await expect(waiting).toContainText("the lid was broken");
  await expect(waiting).toContainText("another member of staff must approve it");
  await expect(waiting.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await axeFindsNothing(page);

  // A form of one's own making does not help either.
  const path = await waiting.locator("form").getAttribute("action");
  const csrf = await waiting.locator("[name=csrf]").inputValue();
  const approve = path?.replace("decline", "approve") ?? "";
  const forged = await page.request.post(approve, { form: { csrf, confirmed: "1" } });
  expect(forged.url()).toContain("problem=own");
  await page.getByRole("button", { name: "Log out" }).click();

  await officePage(page).enter("paul");
  await page.getByRole("link", { name: "Credits", exact: true }).click();
  await waiting.getByRole("button", { name: "Approve €30.00" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Approve the credit of €30.00?");
  await axeFindsNothing(page);
  await page.getByRole("button", { name: "Approve €30.00" }).click();
  await expect(page.getByRole("status")).toHaveText("€30.00 credited to the saved card.");
  await expect(page.getByText("No credit waits for approval.")).toBeVisible();
  await expect(page.getByRole("region", { name: "30 days" })).toContainText(
    "by Inès Moreau. Reason: the lid was broken. Approved by Paul Girard.",
  );
  await axeFindsNothing(page);

  await page.goto(wallet);
  await requestCredit(page, "25");
  await page.getByRole("button", { name: "Request the credit of €25.00" }).click();
  await page.getByRole("link", { name: "All credits" }).click();
  await waiting.getByRole("button", { name: "Decline €25.00" }).click();
  await page.getByRole("button", { name: "Decline €25.00" }).click();
  await expect(page.getByRole("status")).toHaveText("Declined by Paul Girard. Nothing was sent.");

  await page.goto(wallet);
  await requestCredit(page, "100.01");
  await expect(page.getByRole("alert")).toHaveText("A credit is €100.00 at most. Nothing was sent.");
});

test("a saved card is charged once, after its amount was confirmed, with the keyboard alone", async ({
  page,
  demo,
  checkOut,
}) => {
  const wallet = await openWallet(page, checkOut, "Manon");
  const charges = async () => {
    const response = await fetch(`${demo.simulatorUrl}/_control/transactions`);
    // The simulator's own answer, whose form its tests check.
    const { charges } = (await response.json()) as { charges: { amount: number }[] };
    return charges.filter(({ amount }) => amount === 1234).length;
  };
  await page.getByText("Charge this card").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12.34");
  await page.keyboard.press("Tab");
  await page.keyboard.type("LATE4711");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Charge €12.34 to Mastercard 5100 •••• 00?",
  );
  await axeFindsNothing(page);
  expect(await charges()).toBe(0);
  await page.getByLabel("Reason").focus();
  await page.keyboard.type("returned late");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("€12.34 charged to the saved card.");
  await page.reload();
  expect(await charges()).toBe(1);
  await axeFindsNothing(page);

  await page.goto(wallet);
  await armFault(demo.simulatorUrl, "walletOrder", "reset");
  // Queries are lost too until the page has been seen: the shop would have the result within a second.
  await armFault(demo.simulatorUrl, "getTransactionData", "reset", 1_000);
  await page.getByText("Charge this card").click();
  await charging(page).getByLabel("Amount in euros").fill("12.34");
  await charging(page).getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Charge €12.34" }).click();
  await expect(page.getByRole("status")).toContainText("answer was lost");
  await disarmFaults(demo.simulatorUrl);
  // Nobody touches the page.
  await expect(page.getByRole("status")).toContainText("€12.34 charged to the saved card.");
  expect(await charges()).toBe(2);
});

test("on a phone the office's header takes two rows", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const office = officePage(page);
  await office.enter();
  for (const language of ["en", "fr"]) {
    await page.context().addCookies([{ name: "shop_language", value: language, url: page.url() }]);
    await page.goto("/office/credits");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const head = await page.getByRole("banner").boundingBox();
    expect(head?.height, language).toBeLessThan(130);
    const ways = page.getByRole("banner").getByRole("navigation");
    await expect(ways.locator("[aria-current]")).toBeInViewport({ ratio: 0.9 });
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0], language).toBe(widths[1]);
    await axeFindsNothing(page);
  }
});

function charging(page: Page) {
  return page.locator("details", { hasText: "Charge this card" });
}

async function requestCredit(page: Page, amount: string): Promise<void> {
  await page.getByText("Credit this card").click();
  const crediting = page.locator("details", { hasText: "Credit this card" });
  await crediting.getByLabel("Amount in euros").fill(amount);
  await crediting.getByRole("button", { name: "Continue" }).click();
}

/** Opens the wallet of a customer who has paid and saved a card; gives its path. */
async function openWallet(
  page: Page,
  checkOut: (mode: "cse") => Promise<Checkout>,
  name: string,
): Promise<string> {
  const account = accountPage(page);
  await account.logIn(name);
  // Before anything is saved, the checkout begins with the card form.
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await account.save(cards.frictionless);
  const office = officePage(page);
  await office.enter();
  await office.finds(checkout.orderId);
  await page.getByRole("link", { name: "Saved means of payment" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customer’s wallet");
  await expect(page.getByRole("main").getByRole("link", { name: "camille@example.com" })).toBeVisible();
  return new URL(page.url()).pathname;
}
