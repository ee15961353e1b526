import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countingBytes } from "../golden/counting-bytes.js";
import golden from "../golden/vectors.json" with { type: "json" };
import { CseError, encryptCard, encryptSecurityCode, type CseKey, type CseSchemeName } from "./index.js";
import { openByNode, publicKeyOf } from "../golden/open-by-node.js";

const card = golden.values;
const now = () => new Date(golden.now);
const schemes = [
  "rsa-oaep-sha256",
  "rsa-oaep-sha1",
  "rsa-oaep-sha256-mgf1sha1",
  "rsa-pkcs1-v15",
  "jwe-oaep256-a256gcm",
] as const satisfies CseSchemeName[];

describe.each(golden.keys)("with a key of $bits bits", (goldenKey) => {
  const key: CseKey = publicKeyOf(goldenKey);

  test.each(schemes)("%s gives the ciphertexts of whole forge and node:crypto", async (scheme) => {
    const vector = golden.vectors.find((one) => one.bits === goldenKey.bits && one.scheme === scheme);
    expect(await encryptCard(card, key, { scheme, now, random: countingBytes() })).toEqual(vector?.encrypted);
  });

  test.each(schemes)("%s is opened by node:crypto alone", async (scheme) => {
    const encrypted = await encryptCard(card, key, { scheme });
    expect(openByNode(scheme, "cardNumber", encrypted.cardNumber, goldenKey.jwk)).toBe(card.cardNumber);
    expect(openByNode(scheme, "cardCSCValue", encrypted.cardCSCValue, goldenKey.jwk)).toBe(card.cardCSCValue);
  });
});

test.each(schemes)("%s encrypts a security code alone, for a card that the gateway keeps", async (scheme) => {
  for (const each of golden.keys) {
    const encrypted = await encryptSecurityCode(card.cardCSCValue, publicKeyOf(each), { scheme });
    expect(openByNode(scheme, "cardCSCValue", encrypted, each.jwk)).toBe(card.cardCSCValue);
  }
  await expect(encryptSecurityCode("12", key, { scheme })).rejects.toThrow(CseError);
});

const [goldenKey] = golden.keys;
if (!goldenKey) throw new Error("vectors.json holds no key");
const key = publicKeyOf(goldenKey);

test("the default scheme is rsa-oaep-sha256, and a card may come without a security code", async () => {
  const encrypted = await encryptCard({ cardNumber: card.cardNumber }, key);
  expect(Object.keys(encrypted)).toEqual(["cardNumber"]);
  expect(openByNode("rsa-oaep-sha256", "cardNumber", encrypted.cardNumber, goldenKey.jwk)).toBe(
    card.cardNumber,
  );
});

test("any 12 to 19 digits and any 3 or 4 digits come out as they went in, under each scheme", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...schemes),
      digits(12, 19),
      digits(3, 4),
      async (scheme, cardNumber, csc) => {
        const encrypted = await encryptCard({ cardNumber, cardCSCValue: csc }, key, { scheme });
        expect(openByNode(scheme, "cardNumber", encrypted.cardNumber, goldenKey.jwk)).toBe(cardNumber);
        expect(openByNode(scheme, "cardCSCValue", encrypted.cardCSCValue, goldenKey.jwk)).toBe(csc);
      },
    ),
    { numRuns: 100 },
  );
});

test("anything but a card number is rejected with the field's name, and never quoted", async () => {
  const notANumber = fc.oneof(
    fc.string().filter((text) => !/^[0-9]{12,19}$/.test(text)),
    fc.constantFrom(
      "5100 0000 0000 0800",
      "5100-0000-0000-0800",
      "51000000000",
      "5".repeat(20),
      "٥".repeat(16),
    ),
    fc.constantFrom<unknown>(undefined, null, 5100000000000800, ["5100000000000800"], {}),
  );
  await fc.assert(
    fc.asyncProperty(notANumber, async (cardNumber) => {
      // Callers in JavaScript hand over anything.
      const error = await refusalOf({ cardNumber: cardNumber as string });
      expect(error).toMatchObject({ code: "CSE_FIELD_INVALID", field: "cardNumber" });
      const [given] = /[0-9]{8,}/.exec(String(cardNumber)) ?? [];
      if (given) expect(everythingOf(error)).not.toContain(given);
    }),
  );
});

test.each(["12", "12345", "12a", "", " 123"])("the security code %j is refused", async (cardCSCValue) => {
  const error = await refusalOf({ cardNumber: card.cardNumber, cardCSCValue });
  expect(error).toMatchObject({ code: "CSE_FIELD_INVALID", field: "cardCSCValue" });
});

test.each([
  ["no source at all", undefined, "CSE_RANDOM_UNUSABLE"],
  ["too few bytes", new Uint8Array(3), "CSE_RANDOM_UNUSABLE"],
])("a random source that gives %s is refused", async (_what, bytes, code) => {
  // Callers in JavaScript hand over anything.
  const error = await refusalOf(card, { random: () => bytes as Uint8Array });
  expect(error.code).toBe(code);
});

test("a random source of zeros ends in an error, not in an endless search for padding", async () => {
  const error = await refusalOf(card, { scheme: "rsa-pkcs1-v15", random: (count) => new Uint8Array(count) });
  expect(error.code).toBe("CSE_RANDOM_UNUSABLE");
});

test("an error that quotes the number is not passed on", async () => {
  const random = () => {
    throw new Error(`broken on ${card.cardNumber}`);
  };
  const error = await refusalOf(card, { random });
  expect(error.code).toBe("CSE_ENCRYPT_FAILED");
  expect(everythingOf(error)).not.toContain(card.cardNumber);
});

test("an unknown scheme is rejected by name, even one that is a property of every object", async () => {
  for (const scheme of ["rsa-oaep-md5", "toString", "__proto__"]) {
    // Callers in JavaScript hand over anything.
    const error = await refusalOf(card, { scheme: scheme as CseSchemeName });
    expect(error.code).toBe("CSE_SCHEME_UNKNOWN");
  }
});

test("results hold no digit of the card, and no two are alike", async () => {
  const [first, second] = await Promise.all([encryptCard(card, key), encryptCard(card, key)]);
  expect(everythingOf(first)).not.toContain(card.cardNumber);
  expect(first.cardNumber).not.toBe(second.cardNumber);
  expect(first.cardCSCValue).not.toBe(second.cardCSCValue);
});

function digits(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((list) => list.join(""));
}

function everythingOf(thing: unknown): string {
  return inspect(thing, { depth: Infinity, showHidden: true }) + JSON.stringify(thing) + String(thing);
}

async function refusalOf(
  ...[given, options]: [Parameters<typeof encryptCard>[0], Parameters<typeof encryptCard>[2]?]
) {
  const error = await encryptCard(given, key, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CseError) return error;
  throw new Error(`expected a CseError, got ${String(error)}`);
}
