import type { Gateway } from "../gateway/gateway.js";
import { isLoopback } from "../gateway/is-loopback.js";
import type { Journal } from "../journal/journal.js";
import { PaymentsConfigurationError } from "../domain/errors.js";
import type { SigningKey } from "../runtime/signed-reference.js";

/** The settings that payments depend on, unchecked: a shop in JavaScript has no types. */
interface Surroundings {
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly publicUrl: string;
  readonly signingKeys: readonly SigningKey[];
  readonly live?: boolean | undefined;
}

/**
 * Refuses to start with settings that would fail at the first payment, or take money by mistake.
 *
 * @throws PaymentsConfigurationError naming the setting
 */
export function checkSurroundings({ gateway, journal, publicUrl, signingKeys, live }: Surroundings): void {
  requireParts("gateway", gateway, ["cardCheckEnrollment", "getTransactionData"], "createGateway gives it");
  requireParts("journal", journal, ["open", "move", "read"], "openJournal or openSqliteJournal gives it");
  // A custom store that was written before journals had a clock.
  requireParts("journal", journal.clock, ["now", "skewMs"], "openJournal gives it, with its clock");
  if (isExampleKey(signingKeys) && isElsewhere(publicUrl)) {
    throw new PaymentsConfigurationError(
      "signingKeys",
      "a secret of your own: this one is in the README, so anybody can sign with it",
    );
  }
  if (gateway.stage === "production" && live !== true) {
    throw new PaymentsConfigurationError(
      "live",
      `true to take real money: ${gateway.host} is a production platform, or not known as a test platform`,
    );
  }
  if (gateway.stage === "production" && isHere(publicUrl)) {
    throw new PaymentsConfigurationError(
      "publicUrl",
      `the https address that buyers open: ${new URL(publicUrl).host} is their own machine, and their bank cannot send them back to the shop by it`,
    );
  }
}

function requireParts(setting: string, value: unknown, functions: readonly string[], howTo: string): void {
  if (isPromise(value)) {
    throw new PaymentsConfigurationError(setting, `what the promise gives: write await before it`);
  }
  // Only reads properties, so that a shop's journal may be a class instance.
  const parts = (value ?? {}) as { readonly [name: string]: unknown };
  if (functions.every((name) => typeof parts[name] === "function")) return;
  throw new PaymentsConfigurationError(setting, `a ${setting}, as ${howTo}`);
}

function isPromise(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

// A test compares it with the README.
const exampleSecret = "replace-me-by-32-random-characters!";

function isExampleKey(keys: readonly SigningKey[]): boolean {
  return Array.isArray(keys) && keys.some((key: SigningKey | undefined) => key?.secret === exampleSecret);
}

/** True for an address on another machine; text that is no address at all has its own message. */
function isElsewhere(publicUrl: string): boolean {
  return isWeb(publicUrl) && !isHere(publicUrl);
}

function isHere(publicUrl: string): boolean {
  return isWeb(publicUrl) && isLoopback(new URL(publicUrl).hostname);
}

function isWeb(publicUrl: string): boolean {
  return URL.canParse(publicUrl) && /^https?:$/.test(new URL(publicUrl).protocol);
}
