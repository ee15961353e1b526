import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import certificates from "../golden/certificates.json" with { type: "json" };
import { publicKeyOf } from "../golden/open-by-node.js";
import golden from "../golden/vectors.json" with { type: "json" };
import { CseError, readPemKey } from "./pem.js";

describe.each(golden.keys)("a key of $bits bits", (goldenKey) => {
  const publicKey = createPublicKey({ key: goldenKey.jwk, format: "jwk" });
  const { modulus, exponent } = publicKeyOf(goldenKey);

  test.each(["spki", "pkcs1"] as const)("%s, as PEM and as bare base64", (type) => {
    const pem = publicKey.export({ type, format: "pem" }).toString();
    const base64 = publicKey.export({ type, format: "der" }).toString("base64");
    expect(readPemKey(pem)).toEqual({ modulus, exponent });
    expect(readPemKey(`Our key:\r\n\r\n${pem.replaceAll("\n", "\r\n")}\r\nRegards`)).toEqual({
      modulus,
      exponent,
    });
    expect(readPemKey(base64)).toEqual({ modulus, exponent });
    // As in a variable of the environment.
    expect(readPemKey(pem.replaceAll("\n", "\\n"))).toEqual({ modulus, exponent });
  });

  test.each(["pkcs8", "pkcs1"] as const)("a private key, %s, is refused as such", (type) => {
    const privateKey = createPrivateKey({ key: goldenKey.jwk, format: "jwk" });
    const pem = privateKey.export({ type, format: "pem" }).toString();
    const base64 = privateKey.export({ type, format: "der" }).toString("base64");
    expect(refusalOf(pem)).toMatchObject({ code: "CSE_KEY_PRIVATE" });
    expect(refusalOf(base64)).toMatchObject({ code: "CSE_KEY_PRIVATE" });
  });
});

test.each(certificates)("a certificate, $what", ({ pem, modulus, notAfter }) => {
  expect(readPemKey(pem)).toEqual({ modulus, exponent: "010001", notAfter });
  expect(readPemKey(pem.replaceAll(/-----[A-Z ]+-----/g, ""))).toMatchObject({ modulus, notAfter });
});

test("a key that is not for RSA encryption, or too short, is refused", () => {
  const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;
  expect(refusalOf(elliptic.export({ type: "spki", format: "pem" }).toString())).toMatchObject({
    code: "CSE_KEY_MALFORMED",
  });
  expect(refusalOf(short.export({ type: "spki", format: "pem" }).toString())).toMatchObject({
    code: "CSE_KEY_TOO_SHORT",
  });
});

const [certificate] = certificates;
if (!certificate) throw new Error("certificates.json is empty");
const der = Buffer.from(certificate.pem.replaceAll(/-----[A-Z ]+-----/g, ""), "base64");

test("any cut of a certificate is refused", () => {
  for (let length = 0; length < der.length; length += 1) {
    expect(refusalOf(der.subarray(0, length).toString("base64"))).toMatchObject({
      code: "CSE_KEY_MALFORMED",
    });
  }
});

test("any input as a key is read, or rejected with a code", () => {
  const damaged = fc
    .array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => {
      const copy = Buffer.from(der);
      for (const [index, byte] of changes) copy[index] = byte;
      return copy.toString("base64");
    });
  const anything = fc.oneof(fc.string(), fc.base64String(), damaged, fc.constant("-----BEGIN ".repeat(5000)));
  fc.assert(
    fc.property(anything, (text) => {
      const answer = answerOf(text);
      if (!(answer instanceof CseError)) expect(answer.modulus.length).toBeGreaterThanOrEqual(512);
    }),
    { numRuns: 2000 },
  );
});

function refusalOf(text: string): CseError {
  const answer = answerOf(text);
  if (answer instanceof CseError) return answer;
  throw new Error("expected a refusal");
}

function answerOf(text: string) {
  try {
    return readPemKey(text);
  } catch (error) {
    if (error instanceof CseError) return error;
    throw error;
  }
}
