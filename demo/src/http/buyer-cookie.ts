import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Response } from "express";

const name = "shop_buyer";
const days = 30;

/** A request, or sips-kit's description of one. */
interface WithHeaders {
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

/** The buyer, from a signed cookie: a random name, or the account they have logged in to. */
export function buyerOf(request: WithHeaders, secret: string): string | undefined {
  const value = cookieOf(request, name);
  const [buyer, signature] = value?.split(".") ?? [];
  if (!buyer || !signature) return undefined;
  const expected = Buffer.from(sign(buyer, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? buyer : undefined;
}

/**
 * Gives a new buyer a name. SameSite=Lax: the cookie is sent when the buyer follows a link back from the bank, but not
 * with a forged post.
 */
export function nameBuyer(response: Response, secret: string, isSecure: boolean): string {
  const buyer = randomBytes(16).toString("base64url");
  keepBuyer(response, buyer, secret, isSecure);
  return buyer;
}

/** Replaces the buyer's cookie. */
export function keepBuyer(response: Response, buyer: string, secret: string, isSecure: boolean): void {
  response.cookie(name, `${buyer}.${sign(buyer, secret)}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    maxAge: days * 24 * 3_600_000,
  });
}

/** The buyer logs out. */
export function forgetBuyer(response: Response): void {
  response.clearCookie(name);
}

/** One cookie of a request. */
export function cookieOf({ headers }: WithHeaders, wanted: string): string | undefined {
  for (const pair of String(headers["cookie"] ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === wanted) return decode(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function sign(buyer: string, secret: string): string {
  return createHmac("sha256", secret).update(`buyer:${buyer}`).digest("base64url");
}
