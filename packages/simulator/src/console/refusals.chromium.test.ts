import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { axeViolations } from "../../../../scripts/axe-violations.mjs";
import { launchChromium } from "../testing/chromium.js";
import { refusals } from "../testing/refusals.js";

// Whoever supports a shop finds out here why a test payment was refused: on the first page, without opening anything.

let browser: Browser;
let simulator: Simulator;
beforeAll(async () => {
  [browser, simulator] = await Promise.all([launchChromium(), startSimulator({ port: 0 })]);
  for (const [name, { happens }] of Object.entries(refusals)) await happens(simulator, name);
});
afterAll(async () => {
  await browser.close();
  await simulator.close();
});

async function open(options: BrowserContextOptions, see: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  try {
    await page.goto(`${simulator.url}/_console`);
    await see(page);
  } finally {
    await context.close();
  }
}

const callsFor = (page: Page, name: string) =>
  page.getByRole("region", { name: `Calls for ${name}`, exact: true });

test.each(Object.entries(refusals))(
  "%s is explained on the first page, without a click",
  async (name, refusal) => {
    await open({}, async (page) => {
      const calls = callsFor(page, name);
      await calls.getByText(refusal.cause).waitFor();
      expect(await calls.getByText(refusal.remedy).isVisible()).toBe(true);
    });
  },
);

describe("filters", () => {
  test("by keyboard alone, and they survive a reload", async () => {
    await open({}, async (page) => {
      await page.getByLabel("Order id").focus();
      await page.keyboard.type("NOT3DS");
      for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.waitForURL(/order=NOT3DS.*refused=1/);
      for (const visit of ["at once", "after a reload"]) {
        expect(await page.getByLabel("Order id").inputValue(), visit).toBe("NOT3DS");
        expect(await page.getByLabel("Refused only").isChecked(), visit).toBe(true);
        expect(await page.locator("details.entry").count(), visit).toBe(1);
        await page.reload();
      }
      await page.getByRole("link", { name: "Show all" }).click();
      await callsFor(page, "BYCARD").waitFor();
    });
  });

  test("by method and by code", async () => {
    await open({}, async (page) => {
      const search = page.getByRole("search");
      await search.getByLabel("Method").selectOption("paymentProviderFinalize");
      await search.getByRole("button", { name: "Filter" }).click();
      await page.waitForURL(/method=paymentProviderFinalize/);
      expect(await page.locator("details.entry").count()).toBe(1);
      await page.getByRole("link", { name: "Show all" }).click();
      await search.getByLabel("Code").selectOption("75");
      await search.getByRole("button", { name: "Filter" }).click();
      await page.waitForURL(/code=75/);
      expect(await page.locator("details.entry").count()).toBe(1);
      await callsFor(page, "TOOOFTEN").waitFor();
    });
  });

  test("a text in one call finds all calls of its payment", async () => {
    await open({}, async (page) => {
      await page.getByLabel("Any text").fill("cardCheckEnrollment");
      await page.keyboard.press("Enter");
      await page.waitForURL(/q=cardCheckEnrollment/);
      expect(await callsFor(page, "NOT3DS").locator("details.entry").count()).toBe(2);
    });
  });
});

describe.each([
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
])("at $width px", (viewport) => {
  test.each(["light", "dark"] as const)(
    "%s: axe finds nothing, and nothing is wider than the page",
    async (colorScheme) => {
      await open({ viewport, colorScheme }, async (page) => {
        await page.locator("details.entry").first().locator("summary").click();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(viewport.width);
        expect(await axeViolations(page)).toEqual([]);
      });
    },
  );
});
