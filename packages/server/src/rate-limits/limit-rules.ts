import type { LimitName } from "../domain/limit-name.js";

/**
 * A limit: `free` tries within a window, and `perAccepted` more for each payment accepted under the same key in the
 * same window. Each try beyond doubles the pause: 30 s, 60 s, up to an hour.
 */
export interface LimitRule {
  /** Tries within a window, from 0. */
  readonly free: number;
  /** Milliseconds from the first try. */
  readonly windowMs: number;
  /** Extra tries per accepted payment: 0.25 permits one more decline for every four accepted payments. */
  readonly perAccepted?: number;
  /**
   * `captcha` calls `isHuman`, and rejects nobody in a shop without it: for keys that many buyers share. `reject` calls
   * `isHuman` if there is one, and rejects otherwise.
   */
  readonly onExceeded?: "reject" | "captcha";
}

const hour = 3_600_000;
const day = 24 * hour;

// Exceeded only when fewer than two in three submitted cards are accepted, or more than one in five is declined.
const perSent = 1.5;
const perDeclined = 0.25;

/**
 * The default limits. Only keys that identify one buyer reject: an address, an order, a card. Keys that many buyers
 * share (first digits of cards, wide IPv6 prefixes) request a captcha.
 */
export const defaultLimits: { readonly [name in LimitName]: Required<LimitRule> } = {
  openedByAddress: { free: 120, windowMs: hour, perAccepted: 5, onExceeded: "reject" },
  openedByNetwork56: { free: 480, windowMs: hour, perAccepted: 5, onExceeded: "captcha" },
  openedByNetwork48: { free: 1_920, windowMs: hour, perAccepted: 5, onExceeded: "captcha" },
  openedByOrder: { free: 100, windowMs: day, perAccepted: 0, onExceeded: "reject" },
  sentByAddress: { free: 60, windowMs: hour, perAccepted: perSent, onExceeded: "reject" },
  sentByNetwork56: { free: 240, windowMs: hour, perAccepted: perSent, onExceeded: "captcha" },
  sentByNetwork48: { free: 960, windowMs: hour, perAccepted: perSent, onExceeded: "captcha" },
  sentByOrder: { free: 12, windowMs: hour, perAccepted: 0, onExceeded: "reject" },
  brandsBySession: { free: 60, windowMs: hour, perAccepted: 0, onExceeded: "reject" },
  // A buyer who saves a card has no session, so their wallet is counted, and the address too, since new wallets may be
  // free.
  brandsByWallet: { free: 60, windowMs: hour, perAccepted: 0, onExceeded: "reject" },
  brandsByAddress: { free: 240, windowMs: hour, perAccepted: 0, onExceeded: "reject" },
  refusedByAddress: { free: 10, windowMs: hour, perAccepted: perDeclined, onExceeded: "reject" },
  refusedByNetwork56: { free: 40, windowMs: hour, perAccepted: perDeclined, onExceeded: "captcha" },
  refusedByNetwork48: { free: 160, windowMs: hour, perAccepted: perDeclined, onExceeded: "captcha" },
  refusedByOrder: { free: 5, windowMs: hour, perAccepted: 0, onExceeded: "reject" },
  refusedByBin: { free: 50, windowMs: hour, perAccepted: perDeclined, onExceeded: "captcha" },
  refusedByCard: { free: 4, windowMs: day, perAccepted: 0, onExceeded: "reject" },
};
