import { idHoldsCardData } from "@sips-kit/server";
import type { RequestHandler } from "express";
import { maskedSearch } from "../shop/typed-card-number.js";

/**
 * Searches are part of the address, which browsers and proxies keep: one with a card number or an IBAN is replaced by
 * one with its mask.
 */
export const addressWithoutCardData: RequestHandler = (request, response, next) => {
  const address = new URL(request.originalUrl, "http://shop.invalid");
  const given = [...address.searchParams];
  const shown = given
    .map(([name, value]) => [name, idHoldsCardData(value) ? maskedSearch(value) : value] as const)
    .filter((entry) => !entry.some(idHoldsCardData));
  if (request.method !== "GET" || isSame(given, shown)) return next();
  response.redirect(303, `${address.pathname}?${new URLSearchParams(shown.map((entry) => [...entry]))}`);
};

function isSame(given: readonly [string, string][], shown: readonly (readonly [string, string])[]): boolean {
  return given.length === shown.length && given.every(([, value], index) => value === shown[index]?.[1]);
}
