import { createHmac } from "node:crypto";
import { holdsCardData } from "@sips-kit/server";
import { holdsLongNumber } from "./typed-card-number.js";

// Guests have random names in base64url, which has no such sign.
const mark = "~";

/**
 * The buyer who has logged in with a name. This demo asks for no password, which a real shop must: anyone who types the
 * name is logged in.
 */
export function buyerByName(name: string): string | undefined {
  const plain = name.normalize("NFKC").trim().toLowerCase();
  // The name is kept in a cookie and with each order.
  if (plain === "" || plain.length > 40 || holdsLongNumber(plain) || holdsCardData(plain)) return undefined;
  return mark + Buffer.from(plain).toString("base64url");
}

/** The name that a buyer has logged in with; undefined for a guest. */
export function accountOf(buyer: string | undefined): string | undefined {
  return buyer?.startsWith(mark) ? Buffer.from(buyer.slice(1), "base64url").toString() : undefined;
}

/** An account's name as its page shows it: log-ins are not case-sensitive, and names have capitals. */
export function shownName(account: string): string {
  return account.replaceAll(/(?<=^|[\s'’-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/**
 * The customer id of a buyer with a wallet, up to the gateway's 19 characters. Staff find the buyer's payments by it.
 */
export function customerIdOf(merchantWalletId: string): string {
  return merchantWalletId.slice(0, 19);
}

/** The buyer's wallet at the gateway: the account's own, of letters and digits; a guest has none. */
export function walletOf(buyer: string | undefined, secret: string): string | undefined {
  if (buyer === undefined || accountOf(buyer) === undefined) return undefined;
  return createHmac("sha256", secret).update(`wallet:${buyer}`).digest("hex").slice(0, 20);
}
