import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { axeViolations } from "../../../../scripts/axe-violations.mjs";
import { launchChromium } from "../testing/chromium.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

const refusedCard = "5100000000000305";

let browser: Browser;
let simulator: Simulator;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  await createOfficeClient(simulator.url).call("cardOrder", {
    ...orderFields({ transactionReference: "FIRST", orderId: "4711" }),
    ...cardFields(refusedCard),
  });
  await createOfficeClient(simulator.url).call("getTransactionData", { transactionReference: "FIRST" });
  await page.goto(`${simulator.url}/_console`);
});
afterEach(async () => {
  await context.close();
  await simulator.close();
});

const callOf = (method: string) => page.locator("details.entry").filter({ hasText: method });

test("a call that moves money is sent again after a question, and shown beside the original", async () => {
  const call = callOf("cardOrder");
  await call.locator("summary").click();
  await call.getByRole("link", { name: "Replay …" }).click();
  await page.getByRole("heading", { name: "Replay cardOrder?" }).waitFor();
  await page.getByText("It moves money in this simulator").waitFor();
  expect(await page.getByLabel("transactionReference").inputValue()).toBe("FIRSTR1");
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel("Test card").selectOption("MASTERCARD challenge 00");
  await page.getByRole("button", { name: "Send it again" }).click();
  const answers = page.getByRole("region", { name: "Answers compared" });
  const code = answers.getByRole("row").filter({ hasText: /^\s*responseCode/ });
  await code.getByText("differs").waitFor();
  expect(await code.getByRole("cell").allInnerTexts()).toEqual(["responseCode differs", "05", "00"]);
  expect(await page.getByText("replayed", { exact: true }).count()).toBe(1);
  expect(await page.content()).not.toContain(refusedCard);
  expect(await axeViolations(page)).toEqual([]);
});

test("nothing is sent when the question is answered with no", async () => {
  const call = callOf("cardOrder");
  await call.locator("summary").click();
  await call.getByRole("link", { name: "Replay …" }).click();
  await page.getByRole("link", { name: "Back, send nothing" }).click();
  await page.getByRole("heading", { name: "cardOrder" }).waitFor();
  await page.goto(`${simulator.url}/_console`);
  expect(await page.locator("details.entry").count()).toBe(2);
});

test("a call that only reads is sent again at once, by keyboard", async () => {
  const call = callOf("getTransactionData");
  await call.locator("summary").focus();
  await page.keyboard.press("Enter");
  await call.getByRole("button", { name: "Replay" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Replay of getTransactionData" }).waitFor();
  await page.getByText("Answers: 0 of").waitFor();
});

test("the command is copied, and that is announced", async () => {
  const call = callOf("getTransactionData");
  await call.locator("summary").click();
  await call.getByRole("button", { name: "Copy the command" }).click();
  await page.getByRole("status").getByText("The command is copied.").waitFor();
  const copied = String(await page.evaluate("navigator.clipboard.readText()"));
  expect(copied).toContain(`curl -s '${simulator.url}/rs-services/v2/diagnostic/getTransactionData'`);
  expect(copied).toBe((await call.locator("pre.command").innerText()).trim());
});
