import { encryptAes256Gcm } from "../aes-256-gcm.js";
import { fromText, toBase64Url, toHex } from "../bytes.js";
import { sha256 } from "../sha256.js";
import { encryptOaep } from "../oaep.js";
import type { EncryptField } from "./encrypt-field.js";

/**
 * Compact JWE (RFC 7516): the value under its field's name, with the time and a nonce, so that the recipient can reject
 * an old or replayed one.
 */
export const jweOaep256A256Gcm: EncryptField = (field, value, { key, now, random }) => {
  const contentKey = random(32);
  const iv = random(12);
  const nonce = toHex(random(16));
  const content = fromText(JSON.stringify({ [field]: value, generationtime: now().toISOString(), nonce }));
  const kid = key.keyId === undefined ? {} : { kid: key.keyId };
  const header = base64Url(JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM", ...kid }));
  try {
    const { encrypted, tag } = encryptAes256Gcm(content, contentKey, iv, header);
    const encryptedKey = encryptOaep(contentKey, key, { label: sha256, mask: sha256 }, random);
    return [header, ...[encryptedKey, iv, encrypted, tag].map(toBase64Url)].join(".");
  } finally {
    content.fill(0);
    contentKey.fill(0);
  }
};

function base64Url(text: string): string {
  return toBase64Url(fromText(text));
}
