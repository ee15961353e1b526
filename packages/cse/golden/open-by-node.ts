import {
  constants,
  createDecipheriv,
  createHash,
  createPrivateKey,
  privateDecrypt,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import type { CardField, CseKey, CseSchemeName } from "../src/index.js";

/** The public half of a golden key, as encryptCard takes it. */
export function publicKeyOf({ jwk, keyId }: { jwk: JsonWebKey; keyId: string }): CseKey {
  return { modulus: hex(jwk.n), exponent: hex(jwk.e), keyId };
}

/** Decrypts a ciphertext with node:crypto and none of our code; throws unless it follows the scheme exactly. */
export function openByNode(
  scheme: CseSchemeName,
  field: CardField,
  ciphertext: string | undefined,
  jwk: JsonWebKey,
): string {
  if (ciphertext === undefined) throw new Error(`no ${field}`);
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  if (scheme === "jwe-oaep256-a256gcm") return openJwe(ciphertext, field, key);
  const block = Buffer.from(ciphertext, "base64");
  if (block.toString("base64") !== ciphertext) throw new Error("not plain base64");
  switch (scheme) {
    case "rsa-oaep-sha256":
      return openOaep(block, key, "sha256").toString("utf8");
    case "rsa-oaep-sha1":
      return openOaep(block, key, "sha1").toString("utf8");
    case "rsa-oaep-sha256-mgf1sha1":
      return openMixedOaep(raw(block, key)).toString("utf8");
    case "rsa-pkcs1-v15":
      return openPkcs1V15(raw(block, key)).toString("utf8");
    case "vendor":
      throw new Error("no scheme of ours");
  }
}

function openOaep(block: Buffer, key: KeyObject, oaepHash: string): Buffer {
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, block);
}

function openJwe(ciphertext: string, field: CardField, key: KeyObject): string {
  const [header = "", ...rest] = ciphertext.split(".");
  const [encryptedKey, iv, encrypted, tag] = rest.map((part) => Buffer.from(part, "base64url"));
  if (!encryptedKey || !iv || !encrypted || !tag || rest.length !== 4) throw new Error("not five parts");
  // The rest fails unless the header is right.
  const { alg, enc } = JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as Record<
    string,
    unknown
  >;
  if (alg !== "RSA-OAEP-256" || enc !== "A256GCM") throw new Error("another algorithm");
  const decipher = createDecipheriv("aes-256-gcm", openOaep(encryptedKey, key, "sha256"), iv);
  decipher.setAAD(Buffer.from(header)).setAuthTag(tag);
  const content = Buffer.concat([decipher.update(encrypted), decipher.final()]).toString("utf8");
  const { [field]: value, generationtime, nonce } = JSON.parse(content) as Record<string, unknown>;
  if (typeof value !== "string" || typeof nonce !== "string") throw new Error("incomplete");
  if (new Date(String(generationtime)).toISOString() !== generationtime) throw new Error("no time");
  return value;
}

// node:crypto takes one digest for both parts, and refuses to undo v1.5 padding: these two are undone by hand.

function openMixedOaep(block: Buffer): Buffer {
  const labelHash = createHash("sha256").digest();
  const maskedData = block.subarray(33);
  const seed = xor(block.subarray(1, 33), sha1Mask(maskedData, 32));
  const data = xor(maskedData, sha1Mask(seed, maskedData.length));
  const end = data.indexOf(1, 32);
  const padding = data.subarray(32, end);
  if (block[0] !== 0 || !data.subarray(0, 32).equals(labelHash) || padding.some((byte) => byte !== 0)) {
    throw new Error("wrong padding");
  }
  return data.subarray(end + 1);
}

function sha1Mask(seed: Buffer, length: number): Buffer {
  const hashes = Array.from({ length: Math.ceil(length / 20) }, (_, counter) =>
    createHash("sha1")
      .update(seed)
      .update(Buffer.of(0, 0, 0, counter))
      .digest(),
  );
  return Buffer.concat(hashes).subarray(0, length);
}

function openPkcs1V15(block: Buffer): Buffer {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Error("wrong padding");
  return block.subarray(end + 1);
}

function raw(block: Buffer, key: KeyObject): Buffer {
  return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, block);
}

function xor(left: Buffer, right: Buffer): Buffer {
  // Both are of one length.
  return Buffer.from(left.map((byte, index) => byte ^ right[index]!));
}

function hex(base64Url: string | undefined): string {
  return Buffer.from(base64Url ?? "", "base64url").toString("hex");
}
