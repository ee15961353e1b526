import { expect, test } from "vitest";
import { countingBytes } from "../golden/counting-bytes.js";
import golden from "../golden/vectors.json" with { type: "json" };
import { encryptCard, loadScheme, type CseKey, type CseSchemeName } from "./index.js";

const [goldenKey] = golden.keys;
if (!goldenKey) throw new Error("vectors.json holds no key");
const key: CseKey = {
  modulus: hexOf(goldenKey.jwk.n),
  exponent: hexOf(goldenKey.jwk.e),
  keyId: goldenKey.keyId,
};

test("WebCrypto opens what the browser encrypts by default", async () => {
  const { cardNumber, cardCSCValue } = await encryptCard(golden.values, key);
  expect(await openByWebCrypto(cardNumber)).toBe(golden.values.cardNumber);
  expect(await openByWebCrypto(cardCSCValue)).toBe(golden.values.cardCSCValue);
});

test.each(golden.vectors.filter(({ bits }) => bits === goldenKey.bits))(
  "$scheme gives the same ciphertexts as in Node",
  async ({ scheme, encrypted }) => {
    const options = { now: () => new Date(golden.now), random: countingBytes() };
    // vectors.json holds names of schemes as plain texts.
    expect(await encryptCard(golden.values, key, { ...options, scheme: scheme as CseSchemeName })).toEqual(
      encrypted,
    );
  },
);

test("forge's random generator is not even loaded", async () => {
  await loadScheme("jwe-oaep256-a256gcm");
  const { default: forge } = await import("node-forge/lib/forge.js");
  expect(Object.keys(forge)).toEqual(expect.arrayContaining(["jsbn", "sha256", "aes"]));
  expect(forge).not.toHaveProperty("random");
});

async function openByWebCrypto(ciphertext: string | undefined): Promise<string> {
  const algorithm = { name: "RSA-OAEP", hash: "SHA-256" };
  const jwk = goldenKey!.jwk; // checked above
  const privateKey = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["decrypt"]);
  const block = Uint8Array.from(atob(ciphertext ?? ""), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, privateKey, block));
}

function hexOf(base64Url: string): string {
  const binary = atob(base64Url.replaceAll("-", "+").replaceAll("_", "/"));
  return Array.from(binary, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
