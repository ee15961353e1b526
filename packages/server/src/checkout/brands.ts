import { hasAskedEnough } from "../rate-limits/count-brands.js";
import { openPaySession, sessionExpired } from "./pay-session.js";
import type { Context } from "../context/context.js";

/** The part of the context that this step uses. */
export type BrandsContext = Pick<Context, "gateway" | "journal" | "limits" | "log" | "now" | "signingKeys">;

/** What the page sends once the first digits of a card are typed into our own fields. */
export interface BrandsInput {
  readonly session: string;
  /** The first six to eight digits; never more. */
  readonly cardIIN: string;
}

/** The brands of the card typed in this session; [] when they cannot be determined. */
export async function brandsOf(context: BrandsContext, input: BrandsInput): Promise<readonly string[]> {
  const opened = openPaySession(context, input.session);
  if (context.now() >= opened.expiresAt) throw sessionExpired();
  // More look-ups than one buyer needs: likely BIN enumeration.
  if (await hasAskedEnough(context, opened.reference)) return [];
  context.limits.leadingDigits.set(opened.reference, input.cardIIN);
  return readBrands(context, input.cardIIN);
}

/**
 * The brands of a card, the default one first, so that the cardholder of a co-badged card can choose (regulation (EU)
 * 2015/751, article 8). [] when the gateway cannot tell: the page then offers no choice, and the payment goes on.
 */
export async function readBrands(
  context: Pick<Context, "gateway">,
  cardIIN: string,
): Promise<readonly string[]> {
  const outcome = await context.gateway.getCardData({ cardIIN }, { deadlineMs: 5_000 });
  if (outcome.kind !== "accepted") return [];
  const brands = (outcome.answer.cardDataList ?? []).map((card) => card.cardBrand);
  return [...new Set(brands.filter((brand) => brand !== undefined))];
}
