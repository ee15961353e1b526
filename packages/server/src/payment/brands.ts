import { hasAskedEnough } from "../rate-limits/count-brands.js";
import { openPaySession, sessionExpired } from "./pay-session.js";
import type { Desk } from "./settings.js";

/** What the page asks when the first digits of a card are typed into our own fields. */
export interface BrandsInput {
  readonly session: string;
  /** The first six to eight digits; never more. */
  readonly cardIIN: string;
}

/** The brands of the card that is to pay in this session. [] when they cannot be told. */
export async function brandsOf(desk: Desk, input: BrandsInput): Promise<readonly string[]> {
  const opened = openPaySession(desk, input.session);
  if (desk.now() >= opened.expiresAt) throw sessionExpired();
  // More than any hand types: somebody sounds out card numbers through us.
  if (await hasAskedEnough(desk, opened.reference)) return [];
  desk.limits.leadingDigits.set(opened.reference, input.cardIIN);
  return readBrands(desk, input.cardIIN);
}

/**
 * The brands of a card, the default one first, so that the holder of a co-badged card may choose (regulation (EU)
 * 2015/751, article 8). [] when the gateway cannot tell: no choice, but no hindrance either.
 */
export async function readBrands(desk: Desk, cardIIN: string): Promise<readonly string[]> {
  const outcome = await desk.gateway.getCardData({ cardIIN }, { deadlineMs: 5_000 });
  if (outcome.kind !== "accepted") return [];
  const brands = (outcome.answer.cardDataList ?? []).map((card) => card.cardBrand);
  return [...new Set(brands.filter((brand) => brand !== undefined))];
}
