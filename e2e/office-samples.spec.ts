import { axeFindsNothing } from "./axe.js";
import { inEachLook } from "./in-each-look.js";
import { expectTidyLayout } from "./layout-rules.js";
import { officePage } from "./pages/office-page.js";
import { expect, test } from "./test.js";

test.use({ demoArguments: ["--seed", "600"] });

test("sample payments: searched by e-mail, filtered, paged, added up and exported", async ({ page }) => {
  const office = officePage(page);
  await office.enter();
  await expect(page.getByText("orders are sample data")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(51);
  await axeFindsNothing(page);
  const newest = await page.getByRole("row").nth(1).textContent();

  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("row")).toHaveCount(51);
  await expect(page.getByRole("row").nth(1)).not.toHaveText(newest ?? "");
  const email = await page.getByRole("row").nth(1).getByRole("cell").nth(2).innerText();
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.getByRole("row").nth(1)).toHaveText(newest ?? "");

  await office.finds(email);
  await expect(page.getByText(email).first()).toBeVisible();
  await office.finds("471");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Order 471");
  await expect(page.getByText("This is sample data, which stands in the journal alone.")).toBeVisible();
  await expect(page.getByRole("complementary")).toContainText("@example.com");
  await expect(page.getByRole("complementary")).toContainText("1 ×");
  await axeFindsNothing(page);

  await page.goto("/office?sum=1");
  const sums = page.getByRole("table", { name: "All that match" });
  const counts = await sums.locator("td.number:nth-child(2)").allInnerTexts();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(600);

  await page.goto("/office");
  await page.getByText("Filters").click();
  await page.getByLabel("State").selectOption("refused");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("Amount in euros").fill("ten");
  await page.getByRole("button", { name: "Search" }).last().click();
  await expect(page.getByRole("alert")).toHaveText("Enter an amount above 0, such as 24.90.");
  await axeFindsNothing(page);
  await page.getByLabel("Amount in euros").fill("");
  await page.getByRole("button", { name: "Search" }).last().click();
  const tags = await page.locator(".payments .tag").allInnerTexts();
  expect(new Set(tags)).toEqual(new Set(["refused"]));
  const path = await page.getByRole("link", { name: "Export as CSV" }).getAttribute("href");
  const csv = await (await page.request.get(path ?? "")).text();
  const lines = csv.trim().split("\r\n");
  expect(lines[0]).toContain("reference,orderId,state");
  expect(lines.slice(1).every((line) => line.includes(",refused,"))).toBe(true);
  expect(lines.length).toBeGreaterThan(tags.length);
});

test("the days have a chart and the same numbers in a table", async ({ page }) => {
  await officePage(page).enter();
  await page.getByRole("link", { name: "By day" }).click();
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page.getByRole("img", { name: "Payments by day" })).toBeVisible();
  await page.getByText("As a table").click();
  await expect(page.getByRole("row")).toHaveCount(91);
  await axeFindsNothing(page);
  const accepted = await page.locator("td.number:nth-child(2)").allInnerTexts();
  const inTable = accepted.reduce((sum, count) => sum + Number(count), 0);
  // Of the same days: by UTC, the samples may begin on the day before.
  const oldest = await page.locator(".days tbody a").last().getAttribute("href");
  const from = new URL(oldest ?? "", page.url()).searchParams.get("from");
  await page.goto(`/office?state=accepted&sum=1&from=${from}`);
  await expect(page.getByRole("table", { name: "All that match" }).locator("td.number").first()).toHaveText(
    String(inTable),
  );
});

test("the office's pages fit and are accessible, on narrow and wide screens, light and dark, in French too", async ({
  page,
  demo,
}) => {
  // Four looks of eight pages.
  test.slow();
  await officePage(page).enter();
  for (const language of ["en", "fr"]) {
    await page.context().addCookies([{ name: "shop_language", value: language, url: demo.url }]);
    for (const path of ["/office", "/office/review", "/office/days", "/office?text=471"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const folded = page.locator("details:not([open]) > summary");
      while ((await folded.count()) > 0) await folded.first().click();
      await inEachLook(page, [320, 1280], async (look) => {
        await expectTidyLayout(page);
        await axeFindsNothing(page, { look });
      });
    }
  }
});
