import { accountPage } from "./pages/account-page.js";
import { officePage } from "./pages/office-page.js";
import { shopPage } from "./pages/shop-page.js";
import { expect, test } from "./test.js";

const notLoaded = "This form has not loaded. Check your connection.";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("each form that needs it says so, and none shows what cannot be sent", async ({ page }) => {
    // Texts in it are found by their element alone.
    const notice = page.locator("noscript > .warning");
    await shopPage(page).addFirstToBasket();
    await shopPage(page).checkOut();
    await expect(notice).toHaveText(/^Paying needs JavaScript/);
    await expect(notice).toBeVisible();
    await accountPage(page).logIn("Simone");
    await expect(notice).toHaveText(/^Saving a card needs JavaScript/);
    await expect(notice).toBeVisible();
    await expect(page.getByText("you agree that our bank keeps this card")).toBeHidden();
    await officePage(page).enter();
    await page.goto("/office/phone-order");
    await expect(notice).toHaveText(/^Cards are encrypted by JavaScript/);
    await expect(notice).toBeVisible();
    await expect(page.getByText(notLoaded)).toBeHidden();
  });
});

test("a form whose script does not load says so, and is there once it does", async ({ page }) => {
  await accountPage(page).logIn("Simone");
  await officePage(page).enter();
  await page.route("**/assets/*.js", (route) => route.abort());
  for (const path of ["/account", "/office/phone-order"]) {
    await page.goto(path);
    await expect(page.getByText(notLoaded)).toBeVisible();
  }
  await page.unroute("**/assets/*.js");
  await page.getByRole("link", { name: "Load the page again" }).click();
  await expect(page.getByRole("button", { name: "Charge the card" })).toBeEnabled();
  await expect(page.getByText(notLoaded)).toHaveCount(0);
});
