import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { addressOf } from "./address.js";
import { PaymentError } from "./errors.js";
import type { Attempt } from "./attempt.js";
import type { Desk } from "./settings.js";
import { keyObjectOf } from "./signed-reference.js";

/** How many tries are free within a window; each one after them doubles the pause. */
export interface LimitRule {
  readonly free: number;
  readonly windowMs: number;
}

/** What is counted. `refused…` counts cards that were refused: the mark of somebody who tries out stolen numbers. */
export type LimitName =
  | "openedByAddress"
  | "sentByAddress"
  | "sentByOrder"
  | "brandsBySession"
  | "brandsByWallet"
  | "brandsByAddress"
  | "refusedByAddress"
  | "refusedByOrder"
  | "refusedByBin"
  | "refusedByCard";

const hour = 3_600_000;

/** A family of five behind one address stays far below; 1,674 tries in an hour do not. */
export const defaultLimits: { readonly [name in LimitName]: LimitRule } = {
  openedByAddress: { free: 120, windowMs: hour },
  sentByAddress: { free: 60, windowMs: hour },
  sentByOrder: { free: 12, windowMs: hour },
  brandsBySession: { free: 60, windowMs: hour },
  // A buyer who saves a card has no session: his wallet is counted, and the address, for wallets may cost nothing.
  brandsByWallet: { free: 60, windowMs: hour },
  brandsByAddress: { free: 240, windowMs: hour },
  refusedByAddress: { free: 10, windowMs: hour },
  refusedByOrder: { free: 5, windowMs: hour },
  refusedByBin: { free: 50, windowMs: hour / 6 },
  refusedByCard: { free: 4, windowMs: 24 * hour },
};

/** Somebody has passed a limit. */
export interface LimitPassed {
  readonly limit: LimitName;
  readonly count: number;
  readonly blockedMs: number;
  /** The address, when the limit counts by it and the request is at hand; for addToFraudList. */
  readonly address?: string | undefined;
}

/** Settings of the limits. */
export interface LimitSettings {
  /** Other numbers for some rules. */
  readonly rules?: Partial<{ readonly [name in LimitName]: LimitRule }>;
  /**
   * Asked when a limit is passed: true lets the request through. The place for a captcha, whose answer the page sends
   * in a header of its own.
   */
  readonly isHuman?: (request: IncomingMessage) => Promise<boolean> | boolean;
  /** Told when a limit is passed; see `reportToFraudList`. */
  readonly onPassed?: (passed: LimitPassed) => Promise<void> | void;
}

const firstPauseMs = 30_000;
const longestPauseMs = hour;

/** Counts a session that is opened or a card that is sent. Throws PaymentError PAYMENT_TOO_MANY beyond the limits. */
export async function countTry(
  desk: Desk,
  step: "opened" | "sent",
  request: IncomingMessage,
  orderId: string,
): Promise<void> {
  const address = addressOf(request) ?? "unknown";
  const byAddress = keyedBy(desk, address);
  const byOrder = keyedBy(desk, orderId);
  const watched = [
    byAddress("openedByAddress"),
    byAddress("sentByAddress"),
    byAddress("refusedByAddress"),
    byOrder("sentByOrder"),
    byOrder("refusedByOrder"),
  ];
  const counted =
    step === "opened" ? [byAddress("openedByAddress")] : [byAddress("sentByAddress"), byOrder("sentByOrder")];
  const first = await count(desk, counted, { watched, address });
  await refuseUnlessHuman(desk, first.until, request);
  if (first.isCounted) return;
  const again = await count(desk, counted, { address });
  await refuseUnlessHuman(desk, again.until, request);
}

/** Counts a question for a card's brands; true when this session has asked enough. */
export async function hasAskedEnough(desk: Desk, reference: string): Promise<boolean> {
  const { until } = await count(desk, [keyedBy(desk, reference)("brandsBySession")]);
  return until > desk.now();
}

/** The same for a buyer who saves a card; true when his wallet, or his address, has asked enough. */
export async function hasWalletAskedEnough(
  desk: Desk,
  merchantWalletId: string,
  request: IncomingMessage,
): Promise<boolean> {
  const address = addressOf(request) ?? "unknown";
  const keys = [keyedBy(desk, merchantWalletId)("brandsByWallet"), keyedBy(desk, address)("brandsByAddress")];
  return (await count(desk, keys, { address })).until > desk.now();
}

async function refuseUnlessHuman(desk: Desk, until: number, request: IncomingMessage): Promise<void> {
  const waitMs = until - desk.now();
  if (waitMs <= 0 || (await desk.limits.isHuman?.(request)) === true) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new PaymentError(
    "PAYMENT_TOO_MANY",
    `There were too many tries. Nothing was charged; try again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}

/** What an attempt remembers of its buyer and card, as keyed hashes, so that a refusal can be counted later. */
export function limitKeys(
  desk: Desk,
  request: IncomingMessage,
  card: { readonly maskedPan?: string | undefined; readonly tokenPan?: string | undefined },
): readonly string[] {
  const bin = /^\d{4,8}/.exec(card.maskedPan ?? "")?.[0];
  return [
    keyedBy(desk, addressOf(request) ?? "unknown")("refusedByAddress"),
    ...(bin === undefined ? [] : [keyedBy(desk, bin)("refusedByBin")]),
    // The mask alone would throw many cards together; the gateway's token of the number tells them apart.
    ...(card.tokenPan === undefined ? [] : [keyedBy(desk, card.tokenPan)("refusedByCard")]),
  ];
}

/** True when the card's number or its first digits were refused too often: the order is not even asked for. */
export async function isCardBlocked(desk: Desk, keys: readonly string[]): Promise<boolean> {
  return keys.length > 0 && (await desk.journal.limits.blockedUntil(keys)) > desk.now();
}

/** Counts a refused card against everything that is known of it. */
export async function countRefusal(desk: Desk, attempt: Attempt): Promise<void> {
  await count(desk, [...(attempt.facts.limitKeys ?? []), keyedBy(desk, attempt.orderId)("refusedByOrder")]);
}

/** Counts one try under all of these keys, unless a watched one is blocked; tells until when one of them is blocked. */
async function count(
  desk: Desk,
  keys: readonly string[],
  { watched = [], address }: { readonly watched?: readonly string[]; readonly address?: string } = {},
): Promise<{ readonly until: number; readonly isCounted: boolean }> {
  const now = desk.now();
  const counted = keys.map((key) => ({ key, windowMs: ruleOf(desk, key).windowMs }));
  const { blockedUntil, counts } = await desk.journal.limits.count({ now, counted, watched });
  if (blockedUntil > now) return { until: blockedUntil, isCounted: false };
  const untils = await Promise.all(
    keys.map((key, index) => blockWhenPassed(desk, key, counts[index] ?? 0, address)),
  );
  return { until: Math.max(0, ...untils), isCounted: true };
}

/** Blocks a key that has passed its limit; gives the moment until which it is blocked now, 0 when it is not. */
async function blockWhenPassed(desk: Desk, key: string, tries: number, address?: string): Promise<number> {
  const { free } = ruleOf(desk, key);
  if (tries <= free) return 0;
  const blockedMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, tries - free - 1));
  const until = desk.now() + blockedMs;
  await desk.journal.limits.block(key, until);
  const limit = nameOf(key);
  desk.log({ step: "limit passed", code: limit });
  await tellPassed(desk, { limit, count: tries, blockedMs, address });
  return until;
}

/** The limit holds whether or not somebody could be told of it. */
async function tellPassed(desk: Desk, passed: LimitPassed): Promise<void> {
  try {
    await desk.limits.onPassed?.(passed);
  } catch (error) {
    desk.log({ step: "onPassed failed", code: error instanceof Error ? error.name : typeof error });
  }
}

/** Keys that count by one value. Hashed with our own key, so that the table of counters tells nobody who was here. */
function keyedBy(desk: Desk, value: string): (name: LimitName) => string {
  const [key] = desk.signingKeys;
  if (!key) throw new TypeError("There is no signing key; openDesk has let none through.");
  const hash = createHmac("sha256", keyObjectOf(key)).update(`limit:${value}`).digest("base64url");
  return (name) => `${name}:${hash}`;
}

function nameOf(key: string): LimitName {
  // A key begins with the name of its rule; keyedBy has written it.
  return key.slice(0, key.indexOf(":")) as LimitName;
}

function ruleOf(desk: Desk, key: string): LimitRule {
  const name = nameOf(key);
  return desk.limits.rules?.[name] ?? defaultLimits[name];
}
