import type { Page } from "@playwright/test";
import { axeFindsNothing } from "./axe.js";
import { elsewherePage } from "./pages/elsewhere-page.js";
import { resultPage } from "./pages/result-page.js";
import { chargesOfOrder } from "./simulator-control.js";
import { expect, test } from "./test.js";

async function opensSheet(page: Page) {
  const payment = elsewherePage(page, "google-pay");
  await payment.open();
  const orderId = await payment.orderId();
  await payment.element.getByRole("button", { name: "Pay with Google Pay" }).click();
  const sheet = page.getByRole("dialog", { name: "Google Pay, simulated" });
  await expect(sheet).toBeVisible();
  return { orderId, sheet };
}

test("Google Pay: a card chosen in the sheet is charged once", async ({ page, demo }) => {
  const { orderId, sheet } = await opensSheet(page);
  await axeFindsNothing(page);
  await sheet.getByRole("button", { name: /0700/ }).click();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("Google Pay: a card on file is confirmed at the bank", async ({ page, demo }) => {
  const { orderId, sheet } = await opensSheet(page);
  await sheet.getByRole("button", { name: /0800/ }).click();
  await page.getByRole("button", { name: "Authenticate" }).click();
  await resultPage(page).says("Paid");
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
});

test("Google Pay: a refused card charges nothing", async ({ page, demo }) => {
  const { orderId, sheet } = await opensSheet(page);
  await sheet.getByRole("button", { name: /0205/ }).click();
  await page.waitForURL(/\/result/);
  expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toEqual([]);
});
