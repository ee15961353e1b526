import { createBuyer, postJson } from "./buyer.js";
import type { Shop } from "./shop.js";

/** The shop's answer to one try to pay. */
export interface Tried {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * A frictionless card number of the simulator: each serial gives another card with the prefix of four or eight digits.
 */
export function cardOf(serial: number, ends: "accepted" | "declined", prefix = "5100"): string {
  const before = `${prefix.length === 8 ? prefix : `${prefix}0001`}${String(serial).padStart(5, "0")}`;
  const code = ends === "accepted" ? "00" : "05";
  const check = Array.from({ length: 10 }, (_, digit) => `${before}${digit}${code}`).find(passesLuhn);
  if (check === undefined) throw new TypeError("One of ten digits passes the Luhn check.");
  return check;
}

function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2));
  return digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0;
}

/** Makes the shop trust the proxy header, in which every request of these tests names its own address. */
export function trustProxy(shop: Shop): Shop {
  shop.app.set("trust proxy", true);
  return shop;
}

/** One try to pay an order, from opening the form as far as the shop permits. */
export async function tryToPay(
  shop: Shop,
  orderId: string,
  cardNumber: string,
  headers: Record<string, string> = {},
  /** Digits for which the page looks up the brands before it pays. */
  cardIIN?: string,
): Promise<Tried> {
  if (!shop.orders.has(orderId))
    shop.orders.set(orderId, { orderId, amountMinor: 2490, currencyCode: "978" });
  const opened = await postJson(`${shop.url}/sips/sessions`, { orderId, mode: "hosted" }, headers);
  if (opened.status !== 201) return opened;
  if (cardIIN !== undefined) {
    await postJson(`${shop.url}/sips/brands`, { session: opened.body["session"], cardIIN }, headers);
  }
  const paymentToken = await createBuyer(shop).types(cardNumber);
  return postJson(`${shop.url}/sips/payments`, { session: opened.body["session"], paymentToken }, headers);
}

/** The header by which a proxy names the buyer's address. */
export function from(address: string): Record<string, string> {
  return { "x-forwarded-for": address };
}
