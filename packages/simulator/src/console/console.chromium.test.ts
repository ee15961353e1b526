import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { launchChromium } from "../testing/chromium.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

const refusedCard = "5100000000000305";
const acceptedCard = "5100000000000800";

let browser: Browser;
let simulator: Simulator;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  page = await browser.newPage();
  await page.goto(`${simulator.url}/_console`);
});
afterEach(async () => {
  await page.close();
  await simulator.close();
});

const order = (pan: string, transactionReference: string) =>
  createOfficeClient(simulator.url).call("cardOrder", {
    ...orderFields({ transactionReference }),
    ...cardFields(pan),
  });

test("why a payment was refused appears by itself, beside the call", async () => {
  await page.getByText("No call yet.").waitFor();
  await order(refusedCard, "REFUSED1");
  const calls = page.getByRole("region", { name: "Calls for REFUSED1" });
  await calls.getByText("The authorisation is refused.").waitFor();
  expect(await page.getByRole("status").innerText()).toBe("The list was updated.");
  await page.getByRole("link", { name: "Transaction REFUSED1" }).click();
  await page.locator("summary").getByText("REFUSED", { exact: true }).waitFor();
});

test("screen readers are told of an update, and not of each one that follows", async () => {
  await page.getByText("No call yet.").waitFor();
  // An expression, since these tests have no DOM types.
  await page.evaluate(`
    window.told = 0;
    new MutationObserver(() => (window.told += 1)).observe(document.querySelector("#news"), { childList: true });
  `);
  for (const reference of ["FIRST1", "SECOND1"]) {
    await order(acceptedCard, reference);
    await page.getByRole("region", { name: `Calls for ${reference}` }).waitFor();
  }
  expect(await page.evaluate("window.told")).toBe(1);
});

test("an entry that is being read stays; what is new waits behind a link", async () => {
  await order(acceptedCard, "READ1");
  const calls = page.getByRole("region", { name: "Calls for READ1" });
  await calls.getByText("cardOrder").click();
  await order(refusedCard, "REFUSED1");
  const link = page.getByRole("status").getByRole("link");
  await link.waitFor();
  expect(await calls.getByText("Request").isVisible()).toBe(true);
  expect(await page.getByText("REFUSED1").count()).toBe(0);
  await link.click();
  await page.getByRole("region", { name: "Calls for REFUSED1" }).waitFor();
});

test("nothing is forgotten before it is confirmed", async () => {
  await order(acceptedCard, "KEPT1");
  const forget = page.getByRole("link", { name: "Forget everything" });
  await forget.click();
  await page.getByRole("link", { name: "Back, forget nothing" }).click();
  await page.getByRole("region", { name: "Calls for KEPT1" }).waitFor();
  await forget.click();
  await page.getByRole("button", { name: "Forget everything" }).click();
  await page.getByText("No call yet.").waitFor();
});

test("the pages of a call with a long name fit on a phone", async () => {
  await createOfficeClient(simulator.url).call("cardValidateAuthenticationAndOrder", {
    transactionReference: "NOTHING",
  });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["exchange?id=1", "replay?exchange=1"]) {
    await page.goto(`${simulator.url}/_console/${path}`);
    await page.getByRole("heading", { name: "cardValidateAuthenticationAndOrder" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(320);
  }
});

test("the longest reference fits on a phone", async () => {
  const reference = "LONGEST".padEnd(35, "0");
  await order(acceptedCard, reference);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["", "?view=transactions", "/exchange?id=1", "/replay?exchange=1"]) {
    await page.goto(`${simulator.url}/_console${path}`);
    expect(await page.content()).toContain(reference);
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(320);
  }
});

test("a call that is not kept any more is told on a page, with the way back", async () => {
  const answer = await page.goto(`${simulator.url}/_console/exchange?id=999`);
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "All exchanges" }).click();
  await page.getByText("No call yet.").waitFor();
});
