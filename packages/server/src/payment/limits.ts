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
  const blocked = await desk.journal.limits.blockedUntil([
    keyOf(desk, "openedByAddress", address),
    keyOf(desk, "sentByAddress", address),
    keyOf(desk, "refusedByAddress", address),
    keyOf(desk, "sentByOrder", orderId),
    keyOf(desk, "refusedByOrder", orderId),
  ]);
  await refuseUnlessHuman(desk, blocked, request);
  const counted: readonly [LimitName, string][] =
    step === "opened"
      ? [["openedByAddress", address]]
      : [
          ["sentByAddress", address],
          ["sentByOrder", orderId],
        ];
  const untils = await Promise.all(
    counted.map(([name, value]) => count(desk, name, keyOf(desk, name, value), address)),
  );
  await refuseUnlessHuman(desk, Math.max(...untils), request);
}

/** Counts a question for a card's brands; true when this session has asked enough. */
export async function hasAskedEnough(desk: Desk, reference: string): Promise<boolean> {
  const key = keyOf(desk, "brandsBySession", reference);
  return (await count(desk, "brandsBySession", key)) > desk.now();
}

/** The same for a buyer who saves a card; true when his wallet, or his address, has asked enough. */
export async function hasWalletAskedEnough(
  desk: Desk,
  merchantWalletId: string,
  request: IncomingMessage,
): Promise<boolean> {
  const address = addressOf(request) ?? "unknown";
  const untils = await Promise.all([
    count(desk, "brandsByWallet", keyOf(desk, "brandsByWallet", merchantWalletId)),
    count(desk, "brandsByAddress", keyOf(desk, "brandsByAddress", address), address),
  ]);
  return Math.max(...untils) > desk.now();
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
    keyOf(desk, "refusedByAddress", addressOf(request) ?? "unknown"),
    ...(bin === undefined ? [] : [keyOf(desk, "refusedByBin", bin)]),
    // The mask alone would throw many cards together; the gateway's token of the number tells them apart.
    ...(card.tokenPan === undefined ? [] : [keyOf(desk, "refusedByCard", card.tokenPan)]),
  ];
}

/** True when the card's number or its first digits were refused too often: the order is not even asked for. */
export async function isCardBlocked(desk: Desk, keys: readonly string[]): Promise<boolean> {
  return keys.length > 0 && (await desk.journal.limits.blockedUntil(keys)) > desk.now();
}

/** Counts a refused card against everything that is known of it. */
export async function countRefusal(desk: Desk, attempt: Attempt): Promise<void> {
  const keys = [...(attempt.facts.limitKeys ?? []), keyOf(desk, "refusedByOrder", attempt.orderId)];
  // A key begins with the name of its rule; keyOf has written it.
  await Promise.all(keys.map((key) => count(desk, key.slice(0, key.indexOf(":")) as LimitName, key)));
}

/** Counts one try; gives the moment until which the key is blocked now, 0 when it is not. */
async function count(desk: Desk, name: LimitName, key: string, address?: string): Promise<number> {
  const { free, windowMs } = desk.limits.rules?.[name] ?? defaultLimits[name];
  const tries = await desk.journal.limits.count(key, desk.now(), windowMs);
  if (tries <= free) return 0;
  const blockedMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, tries - free - 1));
  const until = desk.now() + blockedMs;
  await desk.journal.limits.block(key, until);
  desk.log({ step: "limit passed", code: name });
  await tellPassed(desk, { limit: name, count: tries, blockedMs, address });
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

/** Keyed, so that the table of counters tells nobody who was here. */
function keyOf(desk: Desk, name: LimitName, value: string): string {
  const [key] = desk.signingKeys;
  if (!key) throw new TypeError("There is no signing key; openDesk has let none through.");
  return `${name}:${createHmac("sha256", keyObjectOf(key)).update(`limit:${value}`).digest("base64url")}`;
}
