import type { Locator } from "@playwright/test";
import { cards } from "./cards.js";
import { placeOrder } from "./place-order.js";
import { expect, test } from "./test.js";

// Windows' contrast themes: a browser paints the user's colours, no background and no shadow of the page's.
for (const colorScheme of ["light", "dark"] as const) {
  test(`forced colours, ${colorScheme}: what a background tells is told by an edge, a drawing's colour or a mark`, async ({
    page,
    checkOut,
    demo,
  }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const { field, form, payButton, isReady } = await checkOut("hosted");
    await isReady();
    const ink = await colour(page.locator("body"));
    expect(await colour(page.locator(".method-icon").last())).toBe(ink);
    expect(await ground(page.locator("body"))).toBe(await ground(payButton));
    const [link, ownLink] = [page.getByRole("link", { name: "Account" }), page.locator(".foot a")];
    expect(await colour(link)).toBe(await colour(ownLink));

    await field("Card number").fill(cards.coBadged.number);
    const logos = form.page().frameLocator("iframe[title='Card brand']").locator(".logo");
    await expect(logos).toHaveCount(2);
    expect(await ground(logos.first())).not.toBe(await ground(logos.last()));

    await page.goto("/orders");
    expect(await edge(page.locator(".tag").first())).toBe(ink);
    expect(await edge(page.locator(".count").first())).not.toBe("rgba(0, 0, 0, 0)");

    await page.goto(`${demo.simulatorUrl}/_console`);
    const views = page.getByRole("navigation", { name: "Views" }).getByRole("link");
    expect(await ground(views.first())).not.toBe(await ground(views.last()));
  });
}

test("paper is white, on a dark screen too", async ({ page }) => {
  await placeOrder(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const path of ["/orders", "/terms"]) {
    await page.goto(path);
    expect(await ground(page.locator("body"))).toBe("rgb(255, 255, 255)");
    const link = page.locator("main a, header a").first();
    expect(await link.evaluate((one) => getComputedStyle(one).getPropertyValue("--green"))).toBe("#2f5a4b");
  }
});

const colour = (one: Locator) => one.evaluate((element) => getComputedStyle(element).color);
const ground = (one: Locator) => one.evaluate((element) => getComputedStyle(element).backgroundColor);
const edge = (one: Locator) => one.evaluate((element) => getComputedStyle(element).borderTopColor);
