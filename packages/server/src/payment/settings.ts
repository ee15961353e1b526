import type { RandomBytes } from "./reference.js";
import { randomBytes } from "node:crypto";
import type { Gateway } from "../gateway/gateway.js";
import type { Journal } from "../journal/journal.js";
import { PaymentsConfigurationError } from "./errors.js";
import type { ResolveOrder } from "./order.js";
import type { Payment } from "./payment.js";
import { toAll, type PaymentStep } from "../watch/payment-step.js";
import type { SigningKey } from "./signed-reference.js";
import { systemTimers, type Timers } from "./timers.js";
import type { CseSettings } from "./cse-settings.js";
import { requireLimits, type LimitSettings } from "../rate-limits/limit-settings.js";
import { openLimits, type Limits } from "../rate-limits/limits.js";
import type { ResolveWallet } from "../wallet/resolve-wallet.js";

/** Settings of createPayments. */
export interface PaymentsSettings {
  readonly gateway: Gateway;
  readonly journal: Journal;
  /** Where the router is reachable from the browser, such as `https://shop.example/sips`. Never taken from a request. */
  readonly publicUrl: string;
  /** Sign the references that travel through the browser; the first signs, all are accepted. */
  readonly signingKeys: readonly SigningKey[];
  /** Finds the order, and with it the amount, on the shop's own server. */
  readonly resolveOrder: ResolveOrder;
  /** The shop's page that tells the buyer how the payment ended; must be of the shop's own origin. */
  readonly resultUrl: (payment: Payment) => string;
  /**
   * Called when an attempt has ended: once, and after a crash at least once, with the same `deliveryId`. When it
   * throws it is called again later.
   */
  readonly onSettled?: (payment: Payment) => Promise<void> | void;
  /** Given when cards may be typed into our fields and encrypted in the browser. */
  readonly cse?: CseSettings;
  /** Finds the wallet of the buyer who asks; given when he may save cards, look at them and delete them. */
  readonly resolveWallet?: ResolveWallet;
  /** Limits of tries by address, order, first digits and card; see `defaultLimits`. */
  readonly limits?: LimitSettings;
  /** Milliseconds in which the buyer may pay once the form is open; 15 minutes unless told otherwise. */
  readonly sessionLifeMs?: number;
  /** Told of each step, without card data: for logs, metrics and traces. */
  readonly log?: (step: PaymentStep) => void;
  readonly now?: () => number;
  /** Waits and measures; the process's own timers unless a simulation brings virtual time. */
  readonly timers?: Timers;
  readonly random?: RandomBytes;
}

/** What every step of a payment works with: the settings, with their defaults filled in. */
export interface Desk {
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly publicUrl: string;
  readonly signingKeys: readonly SigningKey[];
  readonly resolveOrder: ResolveOrder;
  readonly resultUrl: (payment: Payment) => string;
  readonly onSettled: (payment: Payment) => Promise<void> | void;
  readonly cse: CseSettings | undefined;
  readonly resolveWallet: ResolveWallet | undefined;
  readonly sessionLifeMs: number;
  readonly limits: Limits;
  readonly log: (step: PaymentStep) => void;
  readonly now: () => number;
  readonly timers: Timers;
  readonly random: RandomBytes;
}

/** The gateway's own limit for a payment session: after 15 minutes it answers 97. */
const defaultSessionLifeMs = 15 * 60_000;

/** Checks the settings and fills in the defaults. Throws PaymentsConfigurationError naming what is wrong. */
export function openDesk(settings: PaymentsSettings): Desk {
  requireUrl(settings.publicUrl);
  requireKeys(settings.signingKeys);
  for (const name of ["resolveOrder", "resultUrl"] as const) {
    if (typeof settings[name] !== "function") throw new PaymentsConfigurationError(name, "a function");
  }
  requireLimits(settings.limits);
  if (settings.cse && settings.cse.scheme !== "vendor" && !settings.cse.key) {
    throw new PaymentsConfigurationError("cse.key", "the bank's public key, as readCseKey gives it");
  }
  return {
    gateway: settings.gateway,
    journal: settings.journal,
    publicUrl: settings.publicUrl.replace(/\/+$/, ""),
    signingKeys: settings.signingKeys,
    resolveOrder: settings.resolveOrder,
    resultUrl: settings.resultUrl,
    onSettled: settings.onSettled ?? (() => {}),
    cse: settings.cse,
    resolveWallet: settings.resolveWallet,
    limits: openLimits(settings.limits ?? {}, settings.signingKeys),
    sessionLifeMs: settings.sessionLifeMs ?? defaultSessionLifeMs,
    log: toAll(...(settings.log ? [settings.log] : [])),
    now: settings.now ?? Date.now,
    timers: settings.timers ?? systemTimers,
    random: settings.random ?? randomBytes,
  };
}

function requireUrl(publicUrl: string): void {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const isLocal = url && /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(url.hostname);
  if (
    !url ||
    url.search ||
    url.hash ||
    !(url.protocol === "https:" || (url.protocol === "http:" && isLocal))
  ) {
    throw new PaymentsConfigurationError(
      "publicUrl",
      "the https address of the router, such as https://shop.example/sips",
    );
  }
}

function requireKeys(keys: readonly SigningKey[]): void {
  const areRight =
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key) => /^[A-Za-z0-9]{1,16}$/.test(key.id) && key.secret.length >= 32) &&
    new Set(keys.map((key) => key.id)).size === keys.length;
  if (!areRight) {
    throw new PaymentsConfigurationError(
      "signingKeys",
      "at least one key with an id of up to 16 letters or digits, each its own, and a secret of 32 characters or more",
    );
  }
}
