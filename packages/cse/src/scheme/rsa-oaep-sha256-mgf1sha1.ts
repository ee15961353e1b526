import { toBase64 } from "../bytes/base64.js";
import { fromText } from "../bytes/text.js";
import { sha1 } from "../digest/sha1.js";
import { sha256 } from "../digest/sha256.js";
import { encryptOaep } from "../oaep.js";
import type { EncryptField } from "./encrypt-field.js";

/** SHA-256 with SHA-1 in the mask: what Java makes of RSA/ECB/OAEPWithSHA-256AndMGF1Padding. */
export const rsaOaepSha256Mgf1Sha1: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptOaep(fromText(value), key, { label: sha256, mask: sha1 }, random));
