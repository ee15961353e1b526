import { cards } from "./cards.js";
import { expect, test } from "./test.js";

test.use({ locale: "fr-FR" });

test("a French browser gets the shop in French, down to the card form; the switch is remembered", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("button", { name: "Ajouter au panier" }).first().click();
  await page.goto("/checkout?mode=cse");
  await page.getByLabel("Numéro de carte").fill(cards.frictionless.number);
  await expect(page.getByRole("button", { name: "Payer 24,90 EUR" })).toBeVisible();

  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL("/checkout?mode=cse");
  await expect(page.getByRole("button", { name: "Pay 24.90 EUR" })).toBeVisible();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
