import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { armFault } from "./simulator-control.js";
import { expect, test } from "./test.js";

// A demo of its own: a card is put on a list, with which all other tests pay.
test.use({ demoArguments: ["--seed", "0"] });

test("addresses go on a list and off it again, with level, reason, who and why", async ({ page, demo }) => {
  await officePage(page).enter("paul");
  await page.getByRole("link", { name: "Fraud", exact: true }).click();
  await expect(page.getByText("No changes yet.")).toBeVisible();
  await axeFindsNothing(page);
  await page.getByLabel("List", { exact: true }).selectOption({ label: "E-mail addresses" });
  await page.getByRole("button", { name: "Choose the list" }).click();

  // The rest with the keyboard alone.
  await page.getByLabel("Element").focus();
  await page.keyboard.type("eve@example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Grey");
  await page.keyboard.press("Tab");
  await page.keyboard.type("General");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Put this on the grey list?");
  await expect(page.getByText("eve@example.com")).toBeVisible();
  await expect(page.getByRole("navigation").locator("[aria-current]")).toHaveText("Fraud");
  await axeFindsNothing(page);
  await page.getByLabel("Reason").focus();
  await page.keyboard.type("many orders");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Put on the list, E-mail addresses: done.");
  const latest = page.getByRole("region", { name: "Latest changes" }).getByRole("listitem");
  await expect(latest.first()).toContainText("eve@example.com Grey list, General suspicion.");
  await expect(latest.first()).toContainText("by Paul Girard. Reason: many orders");
  expect(page.url()).not.toContain("eve");
  await axeFindsNothing(page);

  await armFault(demo.simulatorUrl, "removeFromFraudList", "reset");
  for (const told of ["not known: the answer was lost", "done"]) {
    await page.getByLabel("Element").fill("eve@example.com");
    await page.getByLabel("Level").selectOption("Grey");
    await page.getByRole("button", { name: "Take off the list" }).click();
    await page.getByRole("button", { name: "Take off the list" }).click();
    await expect(page.getByRole("status")).toContainText(`Taken off the list, E-mail addresses: ${told}`);
  }
  await expect(latest).toHaveCount(3);
});

test("a card is listed by its payment, never by its number; the buyer's activity is shown", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.notEnrolled);
  await resultPage(page).says("Paid");
  const reference = await resultPage(page).reference();
  await officePage(page).enter();
  await page.getByRole("link", { name: "Fraud", exact: true }).click();
  await page.getByLabel("Reference of a payment").fill("4711");
  await page.getByRole("button", { name: "Put on the list" }).click();
  await expect(page.getByRole("alert")).toHaveText(
    "This shop has no payment with that reference. Nothing was sent.",
  );
  await page.getByLabel("Reference of a payment").fill(reference);
  await page.getByLabel("Reason for the bank").selectOption({ label: "Stolen card" });
  await page.getByRole("button", { name: "Put on the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Put this on the black list?");
  await page.getByRole("button", { name: "Put on the list" }).click();
  await expect(page.getByRole("status")).toHaveText("Put on the list, Cards: done.");
  await page.getByRole("link", { name: reference }).click();
  await expect(page.locator("p.reference")).toHaveText(reference);
  const address = page
    .getByRole("definition")
    .filter({ hasText: /^(::1|127\.0\.0\.1|::ffff:127\.0\.0\.1)$/ });
  const ip = await address.innerText();
  await page.goto("/office/fraud");
  await page.getByLabel("Of", { exact: true }).selectOption("IP address");
  await page.getByLabel("Customer id or IP address").fill(ip);
  await page.getByLabel("Customer id or IP address").press("Enter");
  await expect(page.getByRole("status").last()).toContainText("1 payment, €24.90 in total");
  await axeFindsNothing(page);
  await page.getByLabel("Days").fill("x");
  await page.getByLabel("Days").press("Enter");
  await expect(page.getByRole("status").last()).toContainText("Check the id or the address");
});
