import { cards } from "./cards.js";
import { expectNoCardData } from "./watch.js";
import { expect, test } from "./test.js";

test("every page comes with a strict policy", async ({ page, checkOut }) => {
  const { orderId } = await checkOut("hosted");
  const paths = ["/", "/basket", "/orders", `/orders/${orderId}`, "/result?payment=x", "/no-such-page"];
  for (const path of [
    ...paths,
    "/account",
    "/office",
    "/office/payments/x",
    "/checkout?mode=hosted",
    "/checkout?mode=cse",
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

test("the buyer's cookie is out of reach of scripts and of other sites", async ({
  page,
  context,
  checkOut,
}) => {
  const checkout = await checkOut("cse");
  await checkout.isReady();
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: "shop_buyer", httpOnly: true, sameSite: "Lax" },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("the watch over policies sees a broken one", async ({ page, watch }) => {
  await page.goto("/");
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => watch.violations.length).toBeGreaterThan(0);
  watch.violations.length = 0;
});

test("a card number in clear is refused and kept nowhere; the search would find it", async ({
  page,
  demo,
  watch,
  checkOut,
}) => {
  const sessions = page.waitForResponse("**/sips/sessions");
  await checkOut("cse");
  // The router's own answer, held to its form by its tests.
  const { session } = (await (await sessions).json()) as { session: string };
  const { number, csc } = cards.challenged;
  const data = { session, cardNumber: number, cardCSCValue: csc, cardExpiryDate: "203412" };
  const answer = await page.request.post("/sips/payments", { data });
  expect(answer.status()).toBe(400);
  // That a card number in clear has a code of its own tells the developer at once.
  expect(await answer.json()).toMatchObject({ code: "PAYMENT_CARD_IN_CLEAR", field: "cardNumber" });

  expectNoCardData(watch, demo, [cards.challenged]);
  const planted = { ...watch, toShop: [JSON.stringify(data)] };
  expect(() => expectNoCardData(planted, demo, [cards.challenged])).toThrow("request 0");
  const codeOnly = { ...watch, toShop: [`{"cardCSCValue":"${csc}"}`] };
  expect(() => expectNoCardData(codeOnly, demo, [cards.challenged])).toThrow("request 0");
});
