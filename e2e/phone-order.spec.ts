import { axeFindsNothing } from "./axe.js";
import { cards } from "./cards.js";
import { holdUp } from "./hold-up.js";
import { officePage } from "./pages/office-page.js";
import { armFault, chargesOfOrder, disarmFaults } from "./simulator-control.js";
import { expect, test } from "./test.js";

test.describe("an order by phone", () => {
  test("is entered by staff, and its card leaves the page encrypted alone", async ({ page, demo }) => {
    await page.goto(demo.url);
    await officePage(page).enter("paul");
    await page.getByRole("link", { name: "Phone order" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New phone order");
    await axeFindsNothing(page);

    await page.getByLabel("Card number").fill(cards.frictionless.number);
    await page.getByLabel("Expiry date").fill("12/3");
    await page.getByRole("button", { name: "Charge the card" }).click();
    await expect(page.getByRole("alert")).toHaveText(
      "Check the card number and the expiry date. Nothing was charged.",
    );
    // As a buyer may type it in the shop's card form.
    await page.getByLabel("Expiry date").fill("2034/12");
    await page.getByLabel("Security code").fill("918");
    await page.getByLabel("Cardholder name").fill("Ada Lovelace");
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.getByLabel("Cardholder name").press("Enter");
    const body = new URLSearchParams((await sent).postData() ?? "");
    expect(body.get("cardNumber")).toMatch(/^\S{300,}$/);
    expect(body.get("cardExpiryDate")).toBe("203412");
    expect([...body.values()].join(" ")).not.toContain(cards.frictionless.number);
    await expect(page.getByRole("status")).toContainText(/€24\.90 charged\. Order \d+ is paid\./);
    await axeFindsNothing(page);
    await page.reload();
    await expect(page.getByRole("status")).toContainText("charged");

    // Support finds it like any other payment, and can take the money back.
    const told = await page.getByRole("status").innerText();
    const orderId = /Order (\d+)/.exec(told)?.[1] ?? "";
    const office = officePage(page);
    await page.getByRole("link", { name: "Payments" }).click();
    const row = page.getByRole("row").filter({ hasText: orderId });
    await expect(row).toContainText("Phone or mail order");
    await expect(row).toContainText("€24.90");
    await office.finds(orderId);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Order ${orderId}`);
    await expect(office.timeline).toContainText(["€24.90 charged. by Paul Girard"]);
    await expect(page.getByRole("complementary")).toContainText("The shop is liable.");
    await axeFindsNothing(page);
    await office.does("Cancel", "4.90");
    await expect(page.getByRole("status")).toHaveText("€4.90 cancelled.");
    await expect(office.tag).toHaveText("partly cancelled");
  });

  test("cannot be sent before the page can encrypt its card", async ({ page }) => {
    await officePage(page).enter();
    const letGo = await holdUp(page, "**/phone-order.js");
    await page.goto("/office/phone-order", { waitUntil: "commit" });
    await page.getByLabel("Card number").fill(cards.frictionless.number);
    await page.getByLabel("Expiry date").fill("12/34");
    await page.getByLabel("Expiry date").press("Enter");
    await expect(page.getByRole("button", { name: "Charge the card" })).toBeDisabled();
    letGo();
    await page.getByRole("button", { name: "Charge the card" }).click();
    await expect(page.getByRole("status")).toContainText(/€24\.90 charged\. Order \d+ is paid\./);
  });

  test("whose form a browser sends twice charges once, and both answers say so", async ({ page, demo }) => {
    await officePage(page).enter();
    await page.goto("/office/phone-order");
    await page.getByLabel("Card number").fill(cards.frictionless.number);
    await page.getByLabel("Expiry date").fill("12/34");
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Charge the card" }).click();
    const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ""));
    await expect(page.getByRole("status")).toContainText(/€24\.90 charged\. Order \d+ is paid\./);
    const [told = ""] = (await page.getByRole("status").innerText()).split("\n");

    // As a reload does when the first answer was lost; the order is paid by now.
    const again = await page.request.post("/office/phone-order", { form, maxRedirects: 0 });
    await page.goto(again.headers()["location"] ?? "");
    await expect(page.getByRole("status")).toContainText(told);
    await expect(page.getByRole("alert")).toBeEmpty();
    const orderId = /Order (\d+)/.exec(told)?.[1] ?? "";
    expect(await chargesOfOrder(demo.simulatorUrl, orderId)).toHaveLength(1);
  });

  test("whose result is lost says not to charge again, and shows it later", async ({ page, demo }) => {
    await page.goto(demo.url);
    await officePage(page).enter();
    await page.goto(`${demo.url}/office/phone-order`);
    await armFault(demo.simulatorUrl, "cardOrder", "reset");
    // Queries are lost too until the page has been seen: the shop would have the result within a second.
    await armFault(demo.simulatorUrl, "getTransactionData", "reset", 1_000);
    await page.getByLabel("Card number").fill(cards.frictionless.number);
    await page.getByLabel("Expiry date").fill("12/34");
    await page.getByRole("button", { name: "Charge the card" }).click();
    await expect(page.getByRole("status")).toContainText("Do not charge the card again");
    await disarmFaults(demo.simulatorUrl);
    const shown = async () => {
      await page.reload();
      return page.getByRole("status").innerText();
    };
    await expect.poll(shown).toContain("charged. Order");
  });
});
