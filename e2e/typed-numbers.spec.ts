import type { Locator, Page } from "@playwright/test";
import { cards } from "./cards.js";
import { deliveryPage } from "./pages/delivery-page.js";
import { officePage } from "./pages/office-page.js";
import { shopPage } from "./pages/shop-page.js";
import { expect, test } from "./test.js";

// A card number that a buyer or staff type where none belongs. No request to the shop holds it: each test ends with a
// search of all of them, of the log and of every file.

const { number } = cards.frictionless;
const inGroups = number.replace(/(.{4})(?=.)/g, "$1 ");

/** Types it and sends the form with Enter: the field says what is wrong, and the page stays. */
async function isKept(page: Page, field: Locator): Promise<void> {
  const address = page.url();
  const before = await field.inputValue();
  for (const typed of [number, inGroups]) {
    await field.fill(typed);
    await field.press("Enter");
    expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain(
      "card number",
    );
  }
  expect(page.url()).toBe(address);
  await field.fill(before);
  expect(await field.evaluate((input: HTMLInputElement) => input.validity.customError)).toBe(false);
}

test("in the name of an account", async ({ page }) => {
  await page.goto("/account");
  await isKept(page, page.getByLabel("Your name"));
});

test("in the form of contact and delivery", async ({ page }) => {
  await shopPage(page).addFirstToBasket();
  await page.getByRole("link", { name: "Check out" }).click();
  const { field } = deliveryPage(page);
  for (const label of ["First and last name", "Address", "Town or city"]) await isKept(page, field(label));
});

test("in the boxes of the back office", async ({ page }) => {
  const office = officePage(page);
  await office.enter();
  for (const typed of [number, inGroups, `${inGroups}  `]) {
    await office.finds(typed);
    await page.waitForURL("**/office?**");
    expect(new URL(page.url()).searchParams.get("text")).toBe("5100 •••• 00");
    await expect(page.getByRole("searchbox")).toHaveValue("5100 •••• 00");
  }
  await page.goto("/office/fraud");
  await isKept(page, page.getByLabel("Reference of a payment"));
  await page.getByLabel("Customer id or IP address").fill(number);
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL("**/office/fraud?**");
  expect(page.url()).not.toContain(number);
  await page.goto("/office/phone-order");
  await isKept(page, page.getByLabel("Cardholder name"));
});

test("the id of a customer is searched for, although its digits would do for a card", async ({ page }) => {
  await officePage(page).enter();
  await page.goto("/office?text=d3663626607222fcadb");
  await expect(page.getByRole("searchbox")).toHaveValue("d3663626607222fcadb");
});
