import { createHmac } from "node:crypto";
import { prefixesOf } from "./address.js";
import { defaultLimits } from "./limit-rules.js";
import type { LimitName } from "../domain/limit-name.js";
import type { Limits } from "./limits.js";

/**
 * The keys that count by one value: the limit's name and a keyed hash, so that the counters do not reveal the value.
 * One key for each secret.
 */
export function keysBy(limits: Limits, value: string): (name: LimitName) => readonly string[] {
  const hashes = hashesOf(limits, value);
  return (name) => hashes.map((hash) => `${name}:${hash}`);
}

function hashesOf({ hashes, secrets }: Limits, value: string): readonly string[] {
  const known = hashes.get(value);
  if (known) return known;
  const made = secrets.map((secret) =>
    // 128 bits, so that collisions are negligible.
    createHmac("sha256", secret).update(`limit:${value}`).digest("base64url").slice(0, 22),
  );
  hashes.set(value, made);
  return made;
}

/** The keys of an address and its networks; remembers the address in memory. */
export function addressKeys(limits: Limits, address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  return prefixesOf(address).flatMap(({ kind, prefix }) => {
    const keys = keysBy(limits, prefix)(`refusedBy${kind}`);
    if (kind === "Address") for (const key of keys) limits.addresses.set(hashOf(key), address);
    return keys;
  });
}

/** The keys of an order. */
export function orderKeys(limits: Limits, orderId: string): readonly string[] {
  return keysBy(limits, orderId)("refusedByOrder");
}

/** What is known of a card once the gateway has identified it. */
export interface KnownDigits {
  readonly maskedPan?: string | undefined;
  readonly tokenPan?: string | undefined;
  /** The first six to eight digits, as the browser claimed when it looked up the brands. */
  readonly cardIIN?: string | undefined;
}

/** The keys of a card and of its first digits. */
export function cardKeys(limits: Limits, card: KnownDigits): readonly string[] {
  return [
    ...leadingDigitsOf(card).flatMap((digits) => keysBy(limits, digits)("refusedByBin")),
    // Many cards share one mask; the gateway's token of the number distinguishes them.
    ...(card.tokenPan === undefined ? [] : keysBy(limits, card.tokenPan)("refusedByCard")),
  ];
}

/**
 * The first digits that a card is counted by. The gateway's values come first: `tokenPan`, in its known format, begins
 * with six digits; the mask shows four. The browser's digits are counted as well if they agree, but replace nothing,
 * because they may be made up.
 */
function leadingDigitsOf({ maskedPan = "", tokenPan = "", cardIIN = "" }: KnownDigits): readonly string[] {
  const shown = /^\d{4,8}/.exec(maskedPan)?.[0];
  if (shown === undefined) return [];
  const inToken = /^(\d{6})\D/.exec(tokenPan)?.[1] ?? "";
  const proven = inToken.startsWith(shown) ? inToken : shown;
  return cardIIN.length > proven.length && cardIIN.startsWith(proven) ? [proven, cardIIN] : [proven];
}

/** The keys of all limits that count by the same value as this key. */
export function keysBeside(key: string): readonly string[] {
  const hash = hashOf(key);
  return (namesBeside.get(nameOf(key)) ?? []).map((name) => `${name}:${hash}`);
}

/** For each limit of refusals, the limits that count by the same as it does. */
const namesBeside: ReadonlyMap<string, readonly string[]> = new Map(
  Object.keys(defaultLimits)
    .filter((name) => name.startsWith("refusedBy"))
    .map((name) => {
      const beside = ["opened", "sent", "refused"].map((step) => name.replace("refused", step));
      return [name, beside.filter((one) => Object.hasOwn(defaultLimits, one))];
    }),
);

/** The limit that a key belongs to. */
export function nameOf(key: string): LimitName {
  // The functions of this file begin every key with the name of its limit.
  return key.slice(0, key.indexOf(":")) as LimitName;
}

/** The hash within a key: the same for all limits that count by the same value. */
export function hashOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
