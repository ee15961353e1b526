import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { accountPage } from "./pages/account-page.js";
import { keyboard } from "./pages/keyboard.js";
import { button, confirms, focusIsOn, link, logIn, pays, search } from "./pages/office-keys.js";
import { resultPage } from "./pages/result-page.js";
import { goToNextMorning } from "./simulator-control.js";
import { expect, test } from "./test.js";

/*
 * Everything that staff do, with the keyboard alone. Each action is confirmed once, by a button that names it; then the
 * focus is on the result. A demo of its own: credits have a limit for the day, and cards go on lists elsewhere.
 */
test.use({ demoArguments: ["--seed", "2"] });

test("log in, search, open a payment, cancel a part, refund the rest a day later, log out", async ({
  page,
  demo,
  checkOut,
}) => {
  const keys = keyboard(page);
  const checkout = await pays(page, checkOut);
  await logIn(page, "ines", "verveine-21");
  await axeFindsNothing(page);
  await search(page, checkout.orderId);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Order ${checkout.orderId}`);

  await keys.enters(page.getByText("Cancel a part"));
  await keys.types(page.getByLabel("Amount in euros"), "4,90");
  await page.keyboard.press("Enter");
  await confirms(page, "Cancel €4.90 of this payment?", "Cancel €4.90", "damaged");
  await focusIsOn(page.getByRole("status"), "€4.90 cancelled.");
  await axeFindsNothing(page);

  // A wrong amount is told where the focus is, and leads back to the same form.
  await keys.enters(page.getByText("Cancel a part"));
  await keys.types(page.getByLabel("Amount in euros"), "all");
  await page.keyboard.press("Enter");
  await focusIsOn(page.getByRole("alert"), "Enter an amount above 0, such as 12.34.");
  await axeFindsNothing(page);

  await goToNextMorning(demo.simulatorUrl);
  await search(page, checkout.orderId);
  await keys.enters(button(page, "Refund €20.00"));
  await confirms(page, "Refund €20.00 of this payment?", "Refund €20.00");
  await focusIsOn(page.getByRole("status"), "€20.00 refunded.");
  await keys.enters(button(page, "Log out"));
  await expect(page.getByLabel("Login")).toBeFocused();
});

for (const [decision, told] of [
  ["Accept", "The order is accepted, and its payment goes on."],
  ["Refuse", "The order is refused, and its payment is cancelled."],
] as const) {
  test(`${decision.toLowerCase()} a review`, async ({ page, checkOut }) => {
    const keys = keyboard(page);
    const checkout = await checkOut("cse");
    await checkout.payAndAuthenticate(cards.review);
    await resultPage(page).says("Your payment is held for review");
    await logIn(page, "ines", "verveine-21");
    await keys.enters(link(page, "Review queue"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments held for review");
    await axeFindsNothing(page);
    const held = page.getByRole("listitem").filter({ hasText: checkout.orderId });
    await keys.enters(held.getByRole("button", { name: `${decision} the order (€24.90)` }));
    await confirms(page, `${decision} this order of €24.90?`, `${decision} the order (€24.90)`);
    await focusIsOn(page.getByRole("status"), told);
    await axeFindsNothing(page);
  });
}

test("a wallet: charge a card, credit it and have that approved, rename and delete it, close the wallet", async ({
  page,
  checkOut,
}) => {
  const keys = keyboard(page);
  const account = accountPage(page);
  await account.logIn("Zelie");
  const checkout = await pays(page, checkOut);
  await account.save(cards.frictionless);
  await account.save(cards.notEnrolled);
  await logIn(page, "ines", "verveine-21");
  await search(page, checkout.orderId);
  await keys.enters(link(page, "Saved means of payment"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customer’s wallet");
  const wallet = page.url();

  await keys.enters(page.getByText("Charge this card").first());
  await keys.types(page.getByLabel("Amount in euros").first(), "3.20");
  await page.keyboard.press("Enter");
  await confirms(page, "Charge €3.20 to Mastercard 5100 •••• 00?", "Charge €3.20", "late fee");
  await focusIsOn(page.getByRole("status"), /€3\.20 charged to the saved card\./);
  await axeFindsNothing(page);
  // The charge is a payment with a page of its own.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payment without an order");
  await expect(page.getByRole("region", { name: "History" })).toContainText("€3.20 charged.");
  await axeFindsNothing(page);

  await page.goto(wallet);
  await keys.enters(page.getByText("Credit this card").first());
  const crediting = page.locator("details", { hasText: "Credit this card" }).first();
  await keys.types(crediting.getByLabel("Amount in euros"), "21");
  await page.keyboard.press("Enter");
  await confirms(page, "Credit €21.00 to Mastercard 5100 •••• 00?", "Request the credit of €21.00");
  await focusIsOn(page.getByRole("status"), /€21\.00 waits for the approval/);
  await keys.enters(button(page, "Log out"));
  await expect(page.getByLabel("Login")).toBeFocused();

  await logIn(page, "paul", "theiere-48");
  await keys.enters(link(page, "Credits"));
  await keys.enters(button(page, "Approve €21.00"));
  await confirms(page, "Approve the credit of €21.00?", "Approve €21.00");
  await focusIsOn(page.getByRole("status"), "€21.00 credited to the saved card.");
  await axeFindsNothing(page);

  await page.goto(wallet);
  await keys.enters(page.getByText("Rename", { exact: true }).first());
  const name = page.getByLabel("Name, for the customer and us").first();
  await keys.types(name, "The blue card");
  await page.keyboard.press("Enter");
  await focusIsOn(page.getByRole("status"), "Renamed: done.");
  await expect(page.getByRole("listitem").filter({ hasText: "The blue card" })).toHaveCount(1);
  await axeFindsNothing(page);
  // What may be a card number does not leave the page; the test fails if it does.
  await keys.enters(page.getByText("Rename", { exact: true }).first());
  await keys.types(name, cards.frictionless.number);
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("  ");
  await page.keyboard.press("Enter");
  await focusIsOn(page.getByRole("alert"), /is no card number\. Nothing was changed\./);
  await axeFindsNothing(page);

  await keys.enters(button(page, "Delete").first());
  await confirms(page, /^Delete Mastercard 5100/, "Delete");
  await focusIsOn(page.getByRole("status"), "Deleted: done.");
  await keys.enters(button(page, "Close the wallet"));
  await confirms(page, /wallet\?$/, "Close the wallet");
  await focusIsOn(page.getByRole("status"), "Wallet closed: done.");
  await axeFindsNothing(page);
});

test("an order by phone, and the export of what was found", async ({ page }) => {
  const keys = keyboard(page);
  await logIn(page, "paul", "theiere-48");
  await keys.enters(link(page, "Phone order"));
  await expect(button(page, "Charge the card")).toBeEnabled();
  await keys.types(page.getByLabel("Card number"), cards.frictionless.number);
  await keys.types(page.getByLabel("Expiry date"), "1/34");
  await keys.types(page.getByLabel("Security code"), "918");
  await page.keyboard.press("Enter");
  await focusIsOn(page.getByRole("status"), /€24\.90 charged\. Order \d+ is paid\./);
  await axeFindsNothing(page);
  const [, orderId = ""] = /Order (\d+)/.exec(await page.getByRole("status").innerText()) ?? [];

  await keys.enters(link(page, "Payments"));
  await keys.enters(page.getByText("Filters"));
  await keys.reaches(page.getByLabel("Payment method"));
  await page.keyboard.type("Phone");
  await keys.enters(button(page, "Search").last());
  await expect(page.getByRole("row").filter({ hasText: orderId })).toHaveCount(1);
  await axeFindsNothing(page);
  await keys.reaches(link(page, "Export as CSV"));
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});
