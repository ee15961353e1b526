import { constants, createDecipheriv, createHash, privateDecrypt, type KeyObject } from "node:crypto";

/**
 * Decrypts one card field that was encrypted in the browser by any of the kit's schemes; nothing on the wire names the
 * scheme. Returns undefined for what this key cannot decrypt.
 */
export function openCiphertext(
  ciphertext: string,
  field: "cardNumber" | "cardCSCValue" | "paymentData",
  key: KeyObject,
): string | undefined {
  const parts = ciphertext.split(".");
  if (parts.length === 5) return openJwe(parts, field, key);
  const block = rawRsa(Buffer.from(ciphertext, "base64"), key);
  if (!block) return undefined;
  const opened =
    openOaep(block, "sha256", "sha256") ??
    openOaep(block, "sha1", "sha1") ??
    openOaep(block, "sha256", "sha1") ??
    openPkcs1(block);
  return opened?.toString("utf8");
}

/** JWE with RSA-OAEP-256 and A256GCM; its JSON holds the value under the field's own name or under "value". */
function openJwe(parts: readonly string[], field: string, key: KeyObject): string | undefined {
  const [header = "", ...rest] = parts;
  const [encryptedKey, iv, encrypted, tag] = rest.map((part) => Buffer.from(part, "base64url"));
  if (!encryptedKey || !iv || !encrypted || !tag) return undefined;
  const block = rawRsa(encryptedKey, key);
  const contentKey = block && openOaep(block, "sha256", "sha256");
  if (contentKey?.length !== 32 || tag.length !== 16) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", contentKey, iv);
    decipher.setAAD(Buffer.from(header, "ascii"));
    decipher.setAuthTag(tag);
    const opened = Buffer.concat([decipher.update(encrypted), decipher.final()]).toString("utf8");
    // Anything but text under one of the two names results in undefined.
    const content = JSON.parse(opened) as Record<string, unknown>;
    const value = content[field] ?? content["value"];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** RSA without padding: one private operation serves all the schemes. */
function rawRsa(encrypted: Buffer, key: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    return undefined;
  }
}

/**
 * RFC 8017, 7.1.2, step 3, with the empty label. node:crypto does not support two different digests, which Java's
 * default uses.
 */
function openOaep(block: Buffer, digest: string, maskDigest: string): Buffer | undefined {
  const labelHash = createHash(digest).digest();
  const seedEnd = 1 + labelHash.length;
  const maskedData = block.subarray(seedEnd);
  const seed = xor(block.subarray(1, seedEnd), mask(maskedData, labelHash.length, maskDigest));
  const data = xor(maskedData, mask(seed, maskedData.length, maskDigest));
  if (block[0] !== 0 || !data.subarray(0, labelHash.length).equals(labelHash)) return undefined;
  const separator = data.findIndex((byte, index) => index >= labelHash.length && byte !== 0);
  return data[separator] === 1 ? data.subarray(separator + 1) : undefined;
}

/** RFC 8017, 7.2.2, step 3. */
function openPkcs1(block: Buffer): Buffer | undefined {
  const separator = block.indexOf(0, 2);
  return block[0] === 0 && block[1] === 2 && separator >= 10 ? block.subarray(separator + 1) : undefined;
}

/** MGF1: RFC 8017, B.2.1. */
function mask(seed: Buffer, length: number, digest: string): Buffer {
  const blocks: Buffer[] = [];
  let made = 0;
  for (let counter = 0; made < length; counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const block = createHash(digest).update(seed).update(count).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));
}
