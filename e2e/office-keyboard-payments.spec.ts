import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { elsewherePage } from "./pages/elsewhere-page.js";
import { keyboard } from "./pages/keyboard.js";
import { button, confirms, focusIsOn, link, logIn, pays, search } from "./pages/office-keys.js";
import { resultPage } from "./pages/result-page.js";
import { placeOrder } from "./place-order.js";
import { chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

/* What staff do about a payment, with the keyboard alone; see office-keyboard.spec.ts for the rest. */

test("charge the card of a payment again", async ({ page, checkOut }) => {
  const keys = keyboard(page);
  const checkout = await pays(page, checkOut);
  await logIn(page, "ines", "verveine-21");
  await search(page, checkout.orderId);
  await keys.enters(page.getByText("Charge the same card again"));
  await keys.types(page.getByLabel("Amount to charge, in euros"), "7,30");
  await axeFindsNothing(page);
  await page.keyboard.press("Enter");
  await confirms(page, "Charge €7.30 to the same card?", "Charge €7.30", "second delivery");
  await focusIsOn(page.getByRole("status"), /^€7\.30 charged again\. New transaction: \w+\.$/);
  await expect(page.getByRole("region", { name: "History" })).toContainText(
    /€7\.30 charged again\. .*by Inès Moreau\. Reason: second delivery/,
  );
  await axeFindsNothing(page);
  // The payment itself stays as it is; the new one stands beside it, under the same order.
  expect(await checkout.charges()).toMatchObject([{ amount: 2490 }, { amount: 730 }]);
  await expect(button(page, "Cancel €24.90")).toBeVisible();
  const made = page.getByRole("status").getByRole("link");
  const reference = await made.innerText();
  await keys.enters(made);
  await expect(page.locator("p.reference")).toHaveText(reference);
  await expect(button(page, "Cancel €7.30")).toBeVisible();
  await axeFindsNothing(page);
  await search(page, reference);
  await expect(page.locator("p.reference")).toHaveText(reference);
});

test("give back what was paid twice, from the page of either payment", async ({ page, demo, context }) => {
  const keys = keyboard(page);
  const ideal = elsewherePage(page, "ideal");
  await ideal.open();
  const orderId = await ideal.orderId();
  await ideal.leave("Simulated Bank Rotterdam");
  // While the bank's page is open, they pay by card on another one.
  const other = await context.newPage();
  await other.goto(`/checkout?method=card&order=${orderId}`);
  await other.getByRole("button", { name: "Pay again anyway" }).click();
  await checkoutPage(other, "hosted").pay(cards.frictionless);
  await resultPage(other).says("Paid");
  await other.close();
  await ideal.decides("Confirm");
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(2);

  await logIn(page, "paul", "theiere-48");
  await search(page, orderId);
  await expect(page.getByText("This order was paid twice.")).toBeVisible();
  await axeFindsNothing(page);
  const give = page.getByRole("button", { name: /^Give back €24\.90 of \w+$/ });
  const reference = /\w+$/.exec(await give.innerText())?.[0] ?? "";
  await keys.enters(give);
  await expect(page.getByRole("definition")).toHaveText(reference);
  await confirms(page, "Give back €24.90, which was paid twice?", "Give back €24.90");
  await focusIsOn(page.getByRole("status"), "€24.90 refunded.");
  await expect(page.locator("p.reference")).toHaveText(reference);
  await expect(page.getByText("paid twice")).toHaveCount(0);
  await axeFindsNothing(page);
});

test("cancel the instalments that are not charged yet", async ({ page }) => {
  const keys = keyboard(page);
  await placeOrder(page, 6);
  const checkout = checkoutPage(page, "hosted");
  await checkout.isReady();
  const orderId = await checkout.orderId();
  await page.getByRole("radio", { name: /^Pay in 3 instalments/ }).check();
  await checkout.pay(cards.frictionless);
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");

  await logIn(page, "ines", "verveine-21");
  await search(page, orderId);
  const table = page.getByRole("table", { name: "Instalments" });
  await expect(table.getByRole("row")).toContainText([/State/, /Charged/, /To be charged/, /To be charged/]);
  // That they wait for their days is no lost answer, and the page does not look for one.
  await expect(page.getByRole("region", { name: "History" })).toContainText("Goes on by itself.");
  await expect(page.getByText("This page looks again by itself.")).toHaveCount(0);
  await axeFindsNothing(page);
  await keys.enters(button(page, /^Cancel the remaining instalments \(€99\.60\)$/));
  await confirms(page, "Cancel the remaining instalments of €99.60?", "Cancel €99.60", "the order came back");
  await focusIsOn(page.getByRole("status"), "Instalments of €99.60 cancelled.");
  await expect(table.getByRole("row")).toContainText([/State/, /Charged/, /Cancelled/, /Cancelled/]);
  await expect(page.getByText(/cancelled by Inès Moreau\. Reason: the order came back/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Cancel the remaining/ })).toHaveCount(0);
  await axeFindsNothing(page);
});

for (const [decision, told, state] of [
  ["Accept", "The order is accepted, and its payment goes on.", "accepted"],
  ["Refuse", "The order is refused, and its payment is cancelled.", "refused"],
] as const) {
  test(`an order by phone that is held for review: ${decision.toLowerCase()} it`, async ({ page }) => {
    const keys = keyboard(page);
    await logIn(page, "paul", "theiere-48");
    await keys.enters(link(page, "Phone order"));
    await expect(button(page, "Charge the card")).toBeEnabled();
    await keys.types(page.getByLabel("Card number"), cards.review.number);
    await keys.types(page.getByLabel("Expiry date"), "1/34");
    await keys.types(page.getByLabel("Security code"), "918");
    await page.keyboard.press("Enter");
    await focusIsOn(page.getByRole("status"), /€24\.90 is held for review\. Order \d+ is not paid yet/);
    await axeFindsNothing(page);
    const entered = page.url();
    const [, orderId = ""] = /Order (\d+)/.exec(await page.getByRole("status").innerText()) ?? [];

    await keys.enters(link(page, "Payments"));
    const row = page.getByRole("row").filter({ hasText: orderId });
    await expect(row).toContainText("in review");
    await keys.enters(link(page, "Review queue").first());
    const held = page.getByRole("listitem").filter({ hasText: orderId });
    await expect(held).toContainText("Phone or mail order");
    await axeFindsNothing(page);
    await keys.enters(held.getByRole("button", { name: `${decision} the order (€24.90)` }));
    await confirms(page, `${decision} this order of €24.90?`, `${decision} the order (€24.90)`);
    await focusIsOn(page.getByRole("status"), told);
    await expect(page.locator(".top .tag")).toHaveText(state);
    await axeFindsNothing(page);
    await page.goto(entered);
    await expect(page.getByRole("status")).toContainText(
      decision === "Accept"
        ? `€24.90 charged. Order ${orderId} is paid.`
        : `Order ${orderId} was refused after its review. €24.90 is not charged.`,
    );
  });
}
