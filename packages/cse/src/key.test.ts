import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../golden/vectors.json" with { type: "json" };
import { publicKeyOf } from "../golden/open-by-node.js";
import { CseError, encryptCard, type CseKey } from "./index.js";
import { checkKey } from "./key.js";

const [shortest] = golden.keys;
if (!shortest) throw new Error("vectors.json holds no key");
const good = publicKeyOf(shortest);

test("leading zeros and capitals are the same key", () => {
  const same = { ...good, modulus: `0000${good.modulus.toUpperCase()}`, exponent: "10001" };
  expect(checkKey(same)).toEqual(checkKey(good));
  expect(checkKey(good)).toMatchObject({ byteLength: 256, exponent: "10001" });
});

test.each<[string, unknown, string]>([
  ["no key", undefined, "CSE_KEY_MISSING"],
  ["null", null, "CSE_KEY_MISSING"],
  ["no modulus", { exponent: "010001" }, "CSE_KEY_MALFORMED"],
  ["an empty modulus", { ...good, modulus: "" }, "CSE_KEY_MALFORMED"],
  ["0x before it", { ...good, modulus: `0x${good.modulus}` }, "CSE_KEY_MALFORMED"],
  ["base64", { ...good, modulus: shortest.jwk.n }, "CSE_KEY_MALFORMED"],
  ["an even modulus", { ...good, modulus: `${good.modulus.slice(0, -1)}e` }, "CSE_KEY_MALFORMED"],
  ["a number for exponent", { ...good, exponent: 65537 }, "CSE_KEY_MALFORMED"],
  ["exponent 0", { ...good, exponent: "00" }, "CSE_KEY_MALFORMED"],
  ["exponent 1", { ...good, exponent: "01" }, "CSE_KEY_MALFORMED"],
  ["an even exponent", { ...good, exponent: "010000" }, "CSE_KEY_MALFORMED"],
  ["the modulus as exponent", { ...good, exponent: good.modulus }, "CSE_KEY_MALFORMED"],
  ["a modulus of a megabyte", { ...good, modulus: "f".repeat(2_000_000) }, "CSE_KEY_MALFORMED"],
  ["1024 bits", { ...good, modulus: good.modulus.slice(-256) }, "CSE_KEY_TOO_SHORT"],
  ["2047 bits", { ...good, modulus: `7${good.modulus.slice(1)}` }, "CSE_KEY_TOO_SHORT"],
  ["an end that is no date", { ...good, notAfter: "soon" }, "CSE_KEY_MALFORMED"],
  ["an end that is no text", { ...good, notAfter: 0 }, "CSE_KEY_MALFORMED"],
])("%s is refused", async (_what, key, code) => {
  // Keys come as JSON from the shop's server.
  await expect(encryptCard(golden.values, key as CseKey)).rejects.toMatchObject({ code, name: "CseError" });
});

test("a key is valid until its notAfter", async () => {
  const key = { ...good, notAfter: "2030-06-30T23:59:59Z" };
  const at = (time: string) => encryptCard(golden.values, key, { now: () => new Date(time) });
  await expect(at("2030-06-30T23:59:59Z")).resolves.toHaveProperty("cardNumber");
  await expect(at("2030-07-01T00:00:00Z")).rejects.toMatchObject({ code: "CSE_KEY_EXPIRED" });
});

test("any input as a key is accepted, or rejected with a code", () => {
  const anyKey = fc.record(
    { modulus: fc.anything(), exponent: fc.anything(), keyId: fc.anything(), notAfter: fc.anything() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(anyKey, fc.anything()), (key) => {
      // Keys come as JSON from the shop's server.
      expect(() => checkKey(key as CseKey, new Date())).toThrow(CseError);
    }),
  );
});
