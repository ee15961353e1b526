import { cards } from "./cards.js";
import { developerView } from "./pages/developer-view.js";
import { expectNoCardData } from "./watch.js";
import { expect, test } from "./test.js";

test("every page has a strict policy", async ({ page, checkOut }) => {
  const { orderId } = await checkOut("hosted");
  await developerView(page).set({ view: "on", challenge: "modal" });
  const paths = ["/", "/basket", "/orders", `/orders/${orderId}`, "/result?payment=x", "/no-such-page"];
  for (const path of [
    ...paths,
    "/account",
    "/office",
    "/office/payments/x",
    "/terms",
    "/checkout/delivery",
    `/checkout?order=${orderId}`,
    `/checkout?order=${orderId}&method=paypal`,
  ]) {
    const answer = await page.request.get(path);
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain("unsafe");
    expect(policy, path).not.toMatch(/\*|data:|https:(?!\/\/)/);
    expect(answer.headers()["x-content-type-options"], path).toBe("nosniff");
    expect(await answer.text(), path).not.toMatch(/<script(?![^>]* src=)|<style| style="| on\w+="/);
  }
});

test("the buyer's cookie is not accessible to scripts or other sites", async ({
  page,
  context,
  checkOut,
}) => {
  const checkout = await checkOut("hosted");
  await checkout.isReady();
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: "shop_buyer", httpOnly: true, sameSite: "Lax" },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("the watch detects a policy violation", async ({ page, watch }) => {
  await page.goto("/");
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => watch.violations.length).toBeGreaterThan(0);
  watch.violations.length = 0;
});

test("a card number in clear is rejected and stored nowhere; the search would find it", async ({
  page,
  demo,
  watch,
  checkOut,
}) => {
  const sessions = page.waitForResponse("**/sips/sessions");
  await checkOut("cse");
  // The router's own answer, whose form its tests check.
  const { session } = (await (await sessions).json()) as { session: string };
  const { number, csc } = cards.challenged;
  const data = { session, cardNumber: number, cardCSCValue: csc, cardExpiryDate: "203412" };
  const answer = await page.request.post("/sips/payments", { data });
  expect(answer.status()).toBe(400);
  // A separate code for a card number in clear tells the developer at once.
  expect(await answer.json()).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR", field: "cardNumber" });

  expectNoCardData(watch, demo, [cards.challenged]);
  const planted = { ...watch, toShop: [JSON.stringify(data)] };
  expect(() => expectNoCardData(planted, demo, [cards.challenged])).toThrow("request 0");
  const codeOnly = { ...watch, toShop: [`{"cardCSCValue":"${csc}"}`] };
  expect(() => expectNoCardData(codeOnly, demo, [cards.challenged])).toThrow("request 0");
});
