import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { expectTidyLayout } from "./layout-rules.js";
import { officePage } from "./pages/office-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

// A demo of its own: the address is put on a list, from which all other tests pay.
test.use({ demoArguments: ["--seed", "0"] });

test("a buyer is blocked from their payment, with who and why; what was not taken is told", async ({
  page,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.notEnrolled);
  await resultPage(page).says("Paid");
  const office = officePage(page);
  await office.enter("paul");
  await office.finds(checkout.orderId);
  await page.getByRole("button", { name: "Block this buyer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Block the buyer of this payment?");
  await page.setViewportSize({ width: 320, height: 740 });
  await expectTidyLayout(page);
  await page.getByLabel("Reason").fill("stolen card");
  await page.getByRole("button", { name: "Block the buyer" }).click();
  await expect(page.getByRole("status")).toContainText("Put on the list");
  const fraud = page.getByRole("region", { name: "Fraud" });
  await expect(fraud.getByRole("listitem")).toHaveCount(3);
  await expect(fraud.getByRole("listitem").filter({ hasText: ": done" }).first()).toContainText(
    "by Paul Girard. Reason: stolen card",
  );
  await axeFindsNothing(page);
});
