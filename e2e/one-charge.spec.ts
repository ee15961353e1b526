import type { Page, Request } from "@playwright/test";
import { cards } from "./cards.js";
import { acsPage } from "./pages/acs-page.js";
import { checkoutPage } from "./pages/checkout-page.js";
import { orderPage } from "./pages/order-page.js";
import { resultPage } from "./pages/result-page.js";
import { expect, test } from "./test.js";

// What buyers, browsers and attackers do around the charge: never a second charge, always the true state.

for (const mode of ["hosted", "cse"] as const) {
  test(`${mode}: a double click on Pay pays once`, async ({ page, checkOut }) => {
    const checkout = await checkOut(mode);
    const payments = requestsTo(page, "/sips/payments");
    await checkout.fill(cards.frictionless);
    await checkout.payButton.dblclick();
    await resultPage(page).says("Paid");
    expect(payments).toHaveLength(1);
    expect(await checkout.charges()).toHaveLength(1);
  });

  test(`${mode}: reload and back after the bank's page`, async ({ page, checkOut }) => {
    const checkout = await checkOut(mode);
    await checkout.payAndAuthenticate(cards.challenged);
    const result = resultPage(page);
    await result.says("Paid");

    await page.reload();
    await result.says("Paid");
    // One step back is the bank's page, which browsers do not show again without resubmitting its form.
    await page.evaluate(() => history.go(-2));
    await expect(page).toHaveURL(`/orders/${checkout.orderId}`);
    await orderPage(page).isPaid();
    await page.goto(`/checkout?order=${checkout.orderId}`);
    await expect(page).toHaveURL(`/orders/${checkout.orderId}`);
    expect(await checkout.charges()).toHaveLength(1);
  });
}

test("a return that is repeated, empty or from another browser shows the first one's result", async ({
  page,
  browser,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const returns = requestsTo(page, "/sips/return/");
  await checkout.payAndAuthenticate(cards.challenged);
  await resultPage(page).says("Paid");

  const url = returns[0]?.url() ?? "";
  const form = formOf(returns[0]);
  expect(Object.keys(form)).toContain("PaRes");
  const stranger = await browser.newContext();
  for (const client of [page.request, stranger.request]) {
    for (const answer of [await client.post(url, { form }), await client.post(url), await client.get(url)]) {
      expect(answer.url()).toContain("/result?payment=");
      expect(await answer.text()).toContain("<h1>Paid</h1>");
    }
  }
  await stranger.close();
  expect(await checkout.charges()).toHaveLength(1);
});

test("the return comes first from another browser: both browsers show the true result", async ({
  page,
  demo,
  browser,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payUpToBank(cards.challenged);

  const stranger = await browser.newContext({ baseURL: demo.url });
  const elsewhere = await stranger.newPage();
  // The bank's page was reached by POST; another browser would have to send its form.
  await page.route("**/sips/return/**", async (route) => {
    const form = formOf(route.request());
    const answer = await stranger.request.post(route.request().url(), { form });
    await elsewhere.goto(answer.url());
    await route.fallback();
  });
  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  await resultPage(elsewhere).says("Paid");
  await expect(elsewhere.getByRole("link", { name: "See the order" })).toHaveCount(0);
  await orderPage(elsewhere).open(checkout.orderId);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Order not found");
  await stranger.close();
  expect(await checkout.charges()).toHaveLength(1);
});

test("an empty or forged bank answer resolves nothing; the real one still counts", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  const toBank = requestsTo(page, "/challenge", "POST");
  await checkout.payUpToBank(cards.challenged);
  const termUrl = formOf(toBank[0])["TermUrl"] ?? "";
  expect(termUrl).toContain(`${demo.url}/sips/return/`);

  for (const form of [{}, { PaRes: "", MD: "" }, { PaRes: "Zm9yZ2Vk", MD: "x" }]) {
    const answer = await page.request.post(termUrl, { form });
    expect(await answer.text()).toContain("<h1>Your payment is not confirmed yet</h1>");
  }
  const forged = await page.request.post(`${demo.url}/sips/return/1.forged.reference`, {
    form: { PaRes: "x" },
  });
  expect(forged.status()).toBe(404);
  expect(await checkout.charges()).toHaveLength(0);

  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  expect(await checkout.charges()).toHaveLength(1);
});

test("two tabs for one order: the second one is told that it is paid", async ({
  page,
  context,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.payUpToBank(cards.challenged);

  const second = await context.newPage();
  await second.goto(`/checkout?order=${checkout.orderId}`);
  await checkoutPage(second, "cse").payUpToBank(cards.challenged);

  await acsPage(page).authenticate();
  await resultPage(page).says("Paid");
  await acsPage(second).authenticate();
  await resultPage(second).says("No payment was made");
  await expect(second.getByText("This order was paid with another attempt")).toBeVisible();
  expect(await checkout.charges()).toHaveLength(1);
});

/** Collects a page's requests to addresses that contain this text. */
function requestsTo(page: Page, path: string, method = "POST"): Request[] {
  const found: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === method && new URL(request.url()).pathname.startsWith(path)) found.push(request);
  });
  return found;
}

/** The fields of the form that was posted. */
function formOf(request: Request | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request?.postData() ?? ""));
}
