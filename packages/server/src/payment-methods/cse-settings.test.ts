import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { CseKeyError, readCseKey } from "./cse-settings.js";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();

test("a public key is read", () => {
  const { n = "" } = publicKey.export({ format: "jwk" });
  expect(readCseKey(publicPem)).toMatchObject({
    modulus: Buffer.from(n, "base64url").toString("hex"),
    exponent: "010001",
  });
});

test("a key in one line, as environments hold it, is read", () => {
  expect(readCseKey(publicPem.replaceAll("\n", "\\n"))).toEqual(readCseKey(publicPem));
});

describe("a private key is refused, and not repeated", () => {
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  test.each([
    ["PKCS#8", pkcs8],
    ["PKCS#1", privateKey.export({ type: "pkcs1", format: "pem" }).toString()],
    [
      "encrypted",
      privateKey
        .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" })
        .toString(),
    ],
    ["elliptic", elliptic.export({ type: "sec1", format: "pem" }).toString()],
    ["behind the public one", publicPem + pkcs8],
  ])("%s", (_form, pem) => {
    const failure = failureOf(pem);
    expect(failure).toMatchObject({ code: "CSE_KEY_PRIVATE" });
    expect(failure.message).not.toContain(pem.split("\n")[1]);
  });
});

function failureOf(pem: string): CseKeyError {
  try {
    readCseKey(pem);
  } catch (error) {
    if (error instanceof CseKeyError) return error;
    throw error;
  }
  throw new Error("The key was taken.");
}
