import { cards } from "./cards.js";
import { deliveryPage } from "./pages/delivery-page.js";
import { officePage } from "./pages/office-page.js";
import { shopPage } from "./pages/shop-page.js";
import { expect, test } from "./test.js";

// Forms as no page of the shop sends them: of other sites, without a login, without the token, and without the script
// that keeps card numbers in the browser. The requests are made beside the page, with its cookies.

const ofShop = ["/basket", "/basket/quantity", "/language", "/developer", "/checkout/delivery"];
const ofAccount = ["log-in", "log-out", "delete-card", "remove-mandate", "sign-mandate"].map(
  (form) => `/account/${form}`,
);
const actions = ["cancel", "refund", "validate", "acceptReview", "refuseReview"];
const ofOffice = [
  ...[...actions, "refundOverpayment", "blockBuyer"].map((action) => `/office/payments/1/${action}`),
  ...["remove", "close", "charge", "credit"].map((action) => `/office/wallets/1/${action}`),
  "/office/credits/1/approve",
  "/office/credits/1/decline",
  "/office/fraud/add",
  "/office/fraud/remove",
  "/office/phone-order",
  "/office/webhooks/test",
  "/office/webhooks/replay",
  "/office/log-out",
];

const written = {
  plain: cards.frictionless.number,
  dots: "5100·0001·0000·0700",
  Arabic: "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
  "full-width": "５１０００００１０００００７００",
  IBAN: "NL91ABNA0417164300",
  "IBAN, letter by letter": [..."NL91ABNA0417164300"].join(" "),
};

test("forms of other sites are refused, whoever is logged in", async ({ page }) => {
  await officePage(page).enter();
  for (const path of [...ofShop, ...ofAccount, ...ofOffice, "/office/log-in"]) {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ]) {
      const answer = await page.request.post(path, { headers, form: { confirmed: "1" }, maxRedirects: 0 });
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(answer.headers()["set-cookie"]).toBeUndefined();
    }
  }
});

test("the office does nothing without a login, or without its page's token", async ({ page }) => {
  const post = async (path: string, form: Record<string, string>) =>
    (await page.request.post(path, { form, maxRedirects: 0 })).status();
  for (const path of ofOffice) expect(await post(path, { confirmed: "1" }), path).toBe(403);
  await officePage(page).enter();
  for (const path of ofOffice) {
    expect(await post(path, { confirmed: "1" }), path).toBe(403);
    expect(await post(path, { confirmed: "1", csrf: "undefined" }), path).toBe(403);
  }
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
});

test("card numbers and IBANs that no script has held back are kept nowhere", async ({
  page,
  demo,
  checkOut,
}) => {
  const checkout = await checkOut("hosted");
  const order = { order: checkout.orderId, terms: "1" };
  const delivery = {
    email: "a@example.com",
    name: "A",
    address: "1",
    postalCode: "75011",
    city: "P",
    country: "FR",
  };
  await officePage(page).enter();
  const csrf = await page.locator("[name=csrf]").first().inputValue();
  const answers: string[] = [];
  async function post(path: string, form: Record<string, string>): Promise<number> {
    const answer = await page.request.post(path, { form, maxRedirects: 0 });
    answers.push(`${answer.headers()["location"]} ${answer.headers()["set-cookie"]}`);
    return answer.status();
  }
  for (const text of Object.values(written)) {
    for (const field of Object.keys(delivery)) {
      expect(await post("/checkout/delivery", { ...order, ...delivery, [field]: text })).toBe(422);
    }
    await post("/account/log-in", { name: text });
    const phone = { csrf, product: "verveine", quantity: "1", channel: "MAIL_ORDER", cardNumber: text };
    await post("/office/phone-order", { ...phone, idempotencyKey: text });
    await post("/office/phone-order", {
      ...phone,
      cardholderName: text,
      idempotencyKey: crypto.randomUUID(),
    });
    const money = { csrf, paymentMeanId: "1", amount: "1.00", confirmed: "1" };
    for (const kind of ["charge", "credit"]) {
      await post(`/office/wallets/1/${kind}`, { ...money, idempotencyKey: text });
      await post(`/office/wallets/1/${kind}`, {
        ...money,
        idempotencyKey: crypto.randomUUID(),
        orderId: text,
      });
      await post(`/office/wallets/1/${kind}`, {
        ...money,
        idempotencyKey: crypto.randomUUID(),
        reason: text,
      });
    }
    await post("/office/wallets/1/close", { csrf, confirmed: "1", reason: text });
    await post("/office/fraud/add", { csrf, list: "EmailList", level: "Grey", value: text, confirmed: "1" });
    await post("/office/webhooks/replay", { csrf, eventId: text });
    for (const address of ["/office?text=", "/office?text=visa+", "/office/fraud?who=", "/office?cursor="]) {
      const found = await page.request.get(address + encodeURIComponent(text));
      expect(decodeURIComponent(found.url())).not.toContain(text);
      expect(await found.text()).not.toContain(text);
    }
  }
  const files = demo.files().map(({ bytes }) => bytes.toString("utf8"));
  const found = Object.entries(written).filter(([, text]) =>
    [demo.log(), ...answers.map(decodeURIComponent), ...files].some((place) => place.includes(text)),
  );
  expect(found.map(([name]) => name)).toEqual([]);
  await shopPage(page).addFirstToBasket();
  await page.goto("/checkout/delivery");
  await expect(deliveryPage(page).field("Town or city")).toBeVisible();
});
