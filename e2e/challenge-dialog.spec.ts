import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { holdUp } from "./hold-up.js";
import { acsPage } from "./pages/acs-page.js";
import { developerView } from "./pages/developer-view.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

test.use({ demoEnv: { SHOP_CHALLENGE: "modal" } });

for (const mode of ["hosted", "cse"] as const) {
  test(`${mode}: the bank asks in a dialog over the shop, with the keyboard alone`, async ({
    page,
    checkOut,
  }) => {
    const checkout = await checkOut(mode);
    await checkout.pay(cards.challenged);
    const dialog = page.getByRole("dialog", { name: "Confirm your payment with your bank" });
    await expect(dialog).toBeVisible();
    const bank = page.frameLocator("sips-challenge iframe");
    const button = bank.getByRole("button", { name: "Authenticate", exact: true });
    await expect(button).toBeVisible();
    // The bank's page is a document of its own, with its own landmarks.
    await axeFindsNothing(page, { withFrames: false });
    await button.focus();
    await page.keyboard.press("Enter");
    await resultPage(page).says("Paid");
    expect(await checkout.charges()).toHaveLength(1);
  });
}

test("a cardholder who closes the dialog has paid nothing, and can pay at once", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.challenged);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel the payment" }).click();
  await expect(page.getByText("You cancelled the confirmation.").first()).toBeVisible();
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  expect(await checkout.charges()).toHaveLength(1);
});

test("a bank whose page does not work in the dialog is opened on a full page", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.challenged);
  await page.getByRole("dialog").getByRole("button", { name: "Open on a full page" }).click();
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  expect(await checkout.charges()).toHaveLength(1);
});

test("magnified four times, the dialog scrolls down to its last button", async ({ page, checkOut }) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.challenged);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.setViewportSize({ width: 320, height: 256 });
  const fullPage = dialog.getByRole("button", { name: "Open on a full page" });
  await expect(fullPage).not.toBeInViewport();
  await dialog.getByRole("heading").hover();
  await page.mouse.wheel(0, 400);
  await expect(fullPage).toBeInViewport();
  await fullPage.click();
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
});

test("while the bank's page is awaited, the dialog's own sign does not cover the page that says so", async ({
  page,
  checkOut,
}) => {
  const letGo = await holdUp(page, "**/challenge");
  const checkout = await checkOut("cse");
  await checkout.pay(cards.challenged);
  await expect(page.frameLocator("sips-challenge iframe").getByText("Amount to pay")).toBeVisible();
  const inTheMiddle = await page.locator("sips-challenge").evaluate(({ shadowRoot }) => {
    const box = shadowRoot?.querySelector("dialog")?.getBoundingClientRect() ?? new DOMRect();
    return shadowRoot?.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.localName;
  });
  expect(inTheMiddle).toBe("iframe");
  letGo();
  await page.frameLocator("sips-challenge iframe").getByRole("button", { name: "Authenticate" }).click();
  await resultPage(page).says("Paid");
});

test("the developer view sets the full page instead", async ({ page, checkOut }) => {
  await developerView(page).set({ challenge: "page" });
  const checkout = await checkOut("hosted");
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");
});
