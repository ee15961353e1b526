import { cards } from "./cards.js";
import { officePage } from "./pages/office-page.js";
import { goToNextMorning } from "./simulator-control.js";
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
  await expect(page.getByRole("button", { name: "Payer 24,90 €" })).toBeVisible();

  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL("/checkout?mode=cse");
  await expect(page.getByRole("button", { name: "Pay €24.90" })).toBeVisible();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the back office shows a payment's history in French, including a refund", async ({ page, demo }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Ajouter au panier" }).first().click();
  await page.goto("/checkout?mode=cse");
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
