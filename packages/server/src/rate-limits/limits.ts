import { createSecretKey, type KeyObject } from "node:crypto";
import type { BuyerRequest } from "../domain/buyer-request.js";
import type { Journal } from "../journal/journal.js";
import { keyObjectOf, type SigningKey } from "../runtime/signed-reference.js";
import type { PaymentStep } from "../telemetry/payment-step.js";
import { defaultLimits, type LimitRule } from "./limit-rules.js";
import type { LimitName } from "../domain/limit-name.js";
import type { LimitSettings } from "./limit-settings.js";
import { createRecent, type Recent } from "./recent.js";

/** The limits of a shop: its settings with their defaults, and what this process remembers. */
export interface Limits extends Pick<LimitSettings, "isHuman" | "onPassed"> {
  readonly rules: { readonly [name in LimitName]: Required<LimitRule> };
  /** Keys of the hashes that tries are counted under; each try counts under all of them. */
  readonly secrets: readonly KeyObject[];
  /** Addresses by their hash, in memory only: the journal stores no address. */
  readonly addresses: Recent;
  /** The hashes of addresses, orders and cards, in memory only: a payment counts several times under the same ones. */
  readonly hashes: Recent<readonly string[]>;
  /** The first digits that a page has looked up, by reference. */
  readonly leadingDigits: Recent;
  /** Results of `isHuman`, so that it is called once per request. */
  readonly humans: WeakMap<BuyerRequest, Promise<boolean | undefined>>;
}

/** What counting needs. */
export interface LimitsContext {
  readonly limits: Limits;
  readonly journal: Pick<Journal, "limits">;
  readonly now: () => number;
  readonly log: (step: PaymentStep) => void;
}

// A megabyte or so.
const remembered = 10_000;

/** Fills in the defaults. */
export function openLimits(settings: LimitSettings, signingKeys: readonly SigningKey[]): Limits {
  const { rules = {}, isHuman, onPassed, secret } = settings;
  const names = Object.keys(defaultLimits) as LimitName[];
  const filled = names.map((name) => [name, { ...defaultLimits[name], ...rules[name] }]);
  return {
    // Its keys are those of the defaults.
    rules: Object.fromEntries(filled) as Limits["rules"],
    ...(isHuman && { isHuman }),
    ...(onPassed && { onPassed }),
    secrets: secret === undefined ? signingKeys.map(keyObjectOf) : [createSecretKey(secret, "utf8")],
    addresses: createRecent(remembered),
    hashes: createRecent(remembered),
    leadingDigits: createRecent(remembered),
    humans: new WeakMap(),
  };
}
