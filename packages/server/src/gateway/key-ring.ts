import { createSecretKey, type KeyObject } from "node:crypto";
import { isOfCalendar } from "@sips-kit/protocol";
import { checkSettings, type Shapes } from "../runtime/check-settings.js";
import { wrongSetting } from "./wrong-setting.js";

/** One secret key of a shop, under its number in the bank's portal. */
export interface SecretKey {
  /** The number of the key, such as `1`; travels as `keyVersion`. */
  readonly version: string;
  /** The key itself. Never logged, never sent. */
  readonly secretKey: string;
  /**
   * From when it seals: ISO 8601 with an offset, such as `2026-11-23T02:00:00+01:00`. Of the keys without it the first one
   * seals at once.
   */
  readonly from?: string;
}

/** A key ready for sealing, which logs and error messages cannot reveal. */
export interface SealingKey {
  readonly version: string;
  readonly key: KeyObject;
}

/** The keys of a shop, old and new side by side. */
export interface KeyRing {
  /** The key that seals now, or the one of the version asked for. */
  choose(version?: string): SealingKey;
  /** All keys, old and new: a message sealed with any of them is accepted. */
  readonly all: readonly SealingKey[];
}

/**
 * Keeps several versions of a key. The first key seals until the `from` of another one is reached; after that, the one
 * with the latest `from` reached. To rotate: add the new key with its `from` on every server, wait, and remove the old
 * one.
 *
 * @throws GatewayConfigurationError when there is no key, or one is malformed or given twice
 */
export function createKeyRing(
  keys: readonly SecretKey[],
  now: () => number = Date.now,
  names: KeySettings = inList,
): KeyRing {
  if (!Array.isArray(keys)) throw wrongSetting("keys", "a list of keys, each with version and secretKey");
  // isArray makes any[] of a readonly list.
  const dated = (keys as readonly SecretKey[]).map((key) => checked(key, names));
  if (dated.length === 0) throw wrongSetting("keys", "at least one key");
  const versions = dated.map(({ version }) => version);
  const twice = versions.find((version, index) => versions.indexOf(version) !== index);
  if (twice !== undefined)
    throw wrongSetting("keys", `each version once, and version ${twice} is there twice`);
  const madeAt = now();
  if (dated.every(({ startsAt }) => startsAt > madeAt)) {
    throw wrongSetting("keys", "a key that seals already, without from or with one in the past");
  }
  return {
    all: dated,
    choose(version) {
      if (version === undefined) return newestOf(dated, now());
      const found = dated.find((key) => key.version === version);
      if (!found) throw wrongSetting("keyVersion", `one of the known versions (${versions.join(", ")})`);
      return found;
    },
  };
}

/** What the settings of a key are called in errors. */
type KeySettings = { readonly [part in keyof SecretKey]-?: string };

const inList: KeySettings = { version: "keys.version", secretKey: "keys.secretKey", from: "keys.from" };

/** The keys of a shop that passes its only key next to its merchantId. */
export const ofSingleKey: KeySettings = { version: "keyVersion", secretKey: "secretKey", from: "from" };

interface DatedKey extends SealingKey {
  readonly startsAt: number;
}

function newestOf(keys: readonly DatedKey[], at: number): DatedKey {
  const started = keys.filter((key) => key.startsAt <= at);
  // One had started when the ring was made: a clock that steps back since then must stop no payment.
  if (started.length === 0) return keys.reduce((first, key) => (key.startsAt < first.startsAt ? key : first));
  return started.reduce((newest, key) => (key.startsAt > newest.startsAt ? key : newest));
}

const shapes: Shapes<SecretKey> = { version: true, secretKey: true, from: true };

function checked(given: SecretKey, names: KeySettings): DatedKey {
  // Without its `from`, a misspelled one, the next key would never seal.
  checkSettings(given, shapes, (name, shouldHold) =>
    wrongSetting(name ? `keys.${name}` : "keys", shouldHold),
  );
  const { version, secretKey, from } = given;
  requireText(version, names.version, /^\d{1,10}$/, "the number of the secret key, such as 1");
  requireText(
    secretKey,
    names.secretKey,
    /^\S+$/,
    "the secret key of the bank's portal, without white space",
  );
  const key = createSecretKey(secretKey, "utf8");
  if (from === undefined) return { version, key, startsAt: -Infinity };
  // Without an offset, the time would depend on each server's time zone.
  requireText(
    from,
    names.from,
    /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/,
    "a moment in ISO 8601 with an offset",
  );
  const startsAt = Date.parse(from);
  if (Number.isNaN(startsAt) || !isOfCalendar(from.slice(0, 10)))
    throw wrongSetting(names.from, "a moment that the calendar knows");
  return { version, key, startsAt };
}

function requireText(value: unknown, setting: string, form: RegExp, shouldHold: string): void {
  if (typeof value !== "string" || !form.test(value)) throw wrongSetting(setting, shouldHold);
}
