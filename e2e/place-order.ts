import type { Page } from "@playwright/test";

const delivery = {
  email: "camille@example.com",
  name: "Camille Martin",
  address: "12 rue des Lilas",
  postalCode: "75011",
  city: "Paris",
  country: "FR",
  terms: "1",
};

/**
 * Puts the first product into the basket and opens the payment page. It posts the shop's forms, because pages cost a
 * test most of its time; checkout.spec.ts walks through them as a buyer.
 */
export async function placeOrder(
  page: Page,
  quantity = 1,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const product = await hiddenValue(page, "/", "product");
  for (let count = 0; count < quantity; count += 1) await post(page, "/basket", { product });
  const order = await hiddenValue(page, "/checkout/delivery", "order");
  await post(page, "/checkout/delivery", { order, ...delivery, ...details });
  await page.goto(`/checkout?order=${order}`);
}

/** The first hidden value of that name in a page's forms. */
async function hiddenValue(page: Page, path: string, name: string): Promise<string> {
  const text = await (await page.request.get(path)).text();
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1];
  if (value === undefined) throw new Error(`${path} has no hidden value ${name}: ${text}`);
  return value;
}

async function post(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const answer = await page.request.post(path, { form, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
}
