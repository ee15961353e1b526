import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { keyboard } from "./pages/keyboard.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

// A shop whose staff validate each payment before it is captured.
test.use({ demoEnv: { SHOP_VALIDATION_DAYS: "5" } });

test("a payment to validate is found by when it expires, and validated with the keyboard alone", async ({
  page,
  checkOut,
}) => {
  const keys = keyboard(page);
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  await officePage(page).enter();

  const row = page.getByRole("row").filter({ hasText: checkout.orderId });
  const waiting = async (due: string) => {
    await page.goto(`/office?due=${due}`);
    return row.count();
  };
  // The reconciler looks at the payment in a moment.
  await expect.poll(() => waiting("7")).toBe(1);
  await expect(row).toContainText(/Validate by \d{1,2}\s\w{3,4}\s\d{4},\s\d{2}:\d{2}:\d{2}\sCES?T/);
  await axeFindsNothing(page);
  expect(await waiting("1")).toBe(0);
  await expect(page.getByText("No payment matches.")).toBeVisible();
  await axeFindsNothing(page);

  await keys.reaches(page.getByLabel("To validate"));
  await page.keyboard.type("All");
  await keys.enters(page.getByRole("button", { name: "Search" }).last());
  await keys.enters(row.getByRole("link"));
  await keys.enters(page.getByRole("button", { name: "Validate €24.90", exact: true }));
  const question = page.getByRole("heading", { level: 1, name: "Validate €24.90 of this payment?" });
  await expect(question).toBeFocused();
  await axeFindsNothing(page);
  await keys.enters(page.getByRole("button", { name: "Validate €24.90", exact: true }));
  await expect(page.getByRole("status")).toHaveText("€24.90 validated: it goes to the bank.");
  await expect(page.getByRole("status")).toBeFocused();
  await axeFindsNothing(page);
  expect(await waiting("100")).toBe(0);
});
