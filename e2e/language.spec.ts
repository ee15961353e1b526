import type { Page } from "@playwright/test";
import { cards } from "./cards.js";
import { developerView } from "./pages/developer-view.js";
import { officePage } from "./pages/office-page.js";
import { goToNextMorning } from "./simulator-control.js";
import { expect, test } from "./test.js";

test.use({ locale: "fr-FR" });

test("a French browser gets the shop in French, down to the card form; the switch is remembered", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await goToPayment(page);
  await page.getByLabel("Numéro de carte").fill(cards.frictionless.number);
  await expect(page.getByRole("button", { name: "Payer 24,90 €" })).toBeVisible();

  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL(/\/checkout\?order=\d+&method=card$/);
  await expect(page.getByRole("button", { name: "Pay €24.90" })).toBeVisible();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the back office shows a payment's history in French, including a refund", async ({ page, demo }) => {
  await goToPayment(page);
  const { number, expiry, csc, holder } = cards.challenged;
  await page.getByLabel("Numéro de carte").fill(number);
  await page.getByLabel("Date d’expiration").fill(expiry);
  await page.getByLabel("Cryptogramme visuel").fill(csc);
  await page.getByLabel("Nom du titulaire").fill(holder);
  await page.getByRole("button", { name: "Payer 24,90 €" }).click();
  await page.getByRole("button", { name: "S’authentifier", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payé");

  await goToNextMorning(demo.simulatorUrl);
  await page.goto("/office");
  await officePage(page, "fr").logIn("ines");
  const row = page.getByRole("row").nth(1);
  await expect(row.locator(".tag")).toHaveText("accepté");
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Rembourser 24,90 €" }).click();
  await page.getByLabel("Motif").fill("article retourné");
  await page.getByRole("button", { name: "Rembourser 24,90 €" }).click();
  await expect(page.getByRole("status")).toHaveText("24,90 € remboursés.");
  const history = page.getByRole("region", { name: "Historique" }).getByRole("row");
  const lines = await history.evaluateAll((rows) =>
    rows
      .slice(1)
      .map((row) =>
        [...row.querySelectorAll("td")]
          .slice(1)
          .map((cell) => cell.textContent.replaceAll(/[ \n]+/g, " ").trim()),
      ),
  );
  expect(lines).toEqual([
    ["ouvert", expect.stringMatching(/^session ouverte, commande \S+, montant 24,90\s€$/)],
    ["ouvert → en préparation", "card : le premier appel est envoyé"],
    ["en préparation → attente de l’acheteur", "le porteur doit s’authentifier"],
    ["attente de l’acheteur → demande en cours", "cardValidateAuthenticationAndOrder est envoyé"],
    ["demande en cours → accepté", "demande acceptée"],
    [
      expect.stringMatching(/^Rembourser 24,90\s€$/),
      expect.stringMatching(/^24,90\s€ remboursés\. par Inès Moreau\. Motif : article retourné$/),
    ],
  ]);
});

/** From the shop page to the payment page, as a French buyer. */
async function goToPayment(page: Page): Promise<void> {
  await developerView(page).set({ cards: "cse" });
  await page.goto("/");
  await page.getByRole("button", { name: "Ajouter au panier" }).first().click();
  await page.getByRole("link", { name: "Commander" }).click();
  await page.getByRole("button", { name: "Continuer vers le paiement" }).click();
  await expect(page.getByRole("alert")).toContainText("6 points à corriger");
  await page.getByLabel("Adresse e-mail").fill("camille@example.com");
  await page.getByLabel("Prénom et nom").fill("Camille Martin");
  await page.getByLabel("Adresse", { exact: true }).fill("12 rue des Lilas");
  await page.getByLabel("Code postal").fill("75011");
  await page.getByLabel("Ville").fill("Paris");
  await page.getByRole("checkbox", { name: /^J’accepte les conditions générales/ }).check();
  await page.getByRole("button", { name: "Continuer vers le paiement" }).click();
  await page.waitForURL("**/checkout?*");
}
