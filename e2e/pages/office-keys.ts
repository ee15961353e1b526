import { expect, type Locator, type Page } from "@playwright/test";
import { axeFindsNothing } from "../axe.js";
import { cards } from "../cards.js";
import type { Checkout } from "../test.js";
import { keyboard } from "./keyboard.js";
import { resultPage } from "./result-page.js";

/* What staff do with the keyboard alone. */

/** A button by its whole name. */
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
/** A link by its whole name. */
export const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** Pays for one tea by card. */
export async function pays(page: Page, checkOut: (mode: "cse") => Promise<Checkout>): Promise<Checkout> {
  const checkout = await checkOut("cse");
  await checkout.pay(cards.frictionless);
  await resultPage(page).says("Paid");
  return checkout;
}

/** Logs in to the office. */
export async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/office");
  await expect(page.getByLabel("Login")).toBeFocused();
  await page.keyboard.type(login);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
}

/** Searches for what somebody asks about. */
export async function search(page: Page, text: string): Promise<void> {
  const keys = keyboard(page);
  await keys.enters(link(page, "Payments"));
  await keys.types(page.getByRole("searchbox"), text);
  await page.keyboard.press("Enter");
}

/** The question has the focus; the way back comes before the button that does it. */
export async function confirms(
  page: Page,
  question: string | RegExp,
  name: string,
  reason?: string,
): Promise<void> {
  const keys = keyboard(page);
  await focusIsOn(page.getByRole("heading", { level: 1 }), question);
  await axeFindsNothing(page);
  if (reason !== undefined) await keys.types(page.getByLabel("Reason"), reason);
  await keys.reaches(page.getByRole("link", { name: "Back, change nothing" }));
  await page.keyboard.press("Tab");
  await expect(button(page, name)).toBeFocused();
  await page.keyboard.press("Enter");
}

/** What was done, or why not, is where the focus is. */
export async function focusIsOn(target: Locator, text: string | RegExp): Promise<void> {
  await expect(target).toHaveText(text);
  await expect(target).toBeFocused();
}
