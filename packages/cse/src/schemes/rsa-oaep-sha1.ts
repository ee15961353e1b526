import { fromText, toBase64 } from "../bytes.js";
import { sha1 } from "../sha1.js";
import { encryptOaep } from "../oaep.js";
import type { EncryptField } from "./encrypt-field.js";

/** SHA-1 for both digests, the default of RSA-OAEP in OpenSSL and forge. */
export const rsaOaepSha1: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptOaep(fromText(value), key, { label: sha1, mask: sha1 }, random));
