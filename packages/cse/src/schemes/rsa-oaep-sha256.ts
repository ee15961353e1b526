import { fromText, toBase64 } from "../bytes.js";
import { sha256 } from "../sha256.js";
import { encryptOaep } from "../oaep.js";
import type { EncryptField } from "./encrypt-field.js";

/** SHA-256 for both digests: RSA-OAEP-256 as in JOSE, WebCrypto and OpenSSL. */
export const rsaOaepSha256: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptOaep(fromText(value), key, { label: sha256, mask: sha256 }, random));
