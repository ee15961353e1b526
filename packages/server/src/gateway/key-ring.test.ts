import { expect, test } from "vitest";
import { GatewayConfigurationError } from "./errors.js";
import { createKeyRing, type SecretKey } from "./key-ring.js";

const old = { version: "1", secretKey: "OLD" };
const next = { version: "2", secretKey: "NEW", from: "2026-11-23T02:00:00+01:00" };

test("the old key seals until the new one's `from`, wherever it is in the list", () => {
  let now = Date.parse("2026-11-23T00:59:59Z");
  for (const keys of [
    [old, next],
    [next, old],
  ]) {
    const ring = createKeyRing(keys, () => now);
    now = Date.parse("2026-11-23T00:59:59Z");
    expect(ring.choose().version).toBe("1");
    now += 1_000;
    expect(ring.choose().version).toBe("2");
    expect(ring.choose("1").key.export().toString()).toBe("OLD");
  }
});

test("once it seals, the new key needs no old one beside it, and keeps its `from`", () => {
  let now = Date.parse(next.from);
  const ring = createKeyRing([next], () => now);
  expect(ring.choose().version).toBe("2");
  // A clock that steps back stops no payment.
  now -= 1_000;
  expect(ring.choose().version).toBe("2");
  expect(() => createKeyRing([next], () => now)).toThrow("keys should hold a key that seals already");
});

test("without `from` the first key seals", () => {
  const ring = createKeyRing([{ version: "7", secretKey: "A" }, old]);
  expect(ring.choose().version).toBe("7");
  expect(() => ring.choose("9")).toThrow(/known versions \(7, 1\)/);
});

test.each<[string, readonly SecretKey[], string]>([
  ["no key", [], "keys"],
  ["a version twice", [old, old], "keys"],
  ["only keys of the future", [{ ...next, from: "2999-11-23T02:00:00+01:00" }], "keys"],
  ["a version that is no number", [{ version: "one", secretKey: "A" }], "keys.version"],
  ["an empty key", [{ version: "1", secretKey: "" }], "keys.secretKey"],
  ["a moment without offset", [old, { ...next, from: "2026-11-23T02:00:00" }], "keys.from"],
  ["a month that does not exist", [old, { ...next, from: "2026-13-23T02:00:00Z" }], "keys.from"],
  ["30 February", [old, { ...next, from: "2026-02-30T02:00:00+01:00" }], "keys.from"],
  ["31 April", [old, { ...next, from: "2026-04-31T02:00:00Z" }], "keys.from"],
])("%s is told by the setting's name, without a key", (_name, keys, setting) => {
  expect(() => createKeyRing(keys)).toThrow(GatewayConfigurationError);
  expect(() => createKeyRing(keys)).toThrow(expect.objectContaining({ setting }) as Error);
  expect(() => createKeyRing(keys)).not.toThrow(/OLD|NEW/);
});
