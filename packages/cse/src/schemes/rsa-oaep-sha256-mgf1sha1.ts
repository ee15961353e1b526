import { fromText, toBase64 } from "../bytes.js";
import { sha1 } from "../sha1.js";
import { sha256 } from "../sha256.js";
import { encryptOaep } from "../oaep.js";
import type { EncryptField } from "./encrypt-field.js";

/** SHA-256 with SHA-1 in MGF1: Java's meaning of RSA/ECB/OAEPWithSHA-256AndMGF1Padding. */
export const rsaOaepSha256Mgf1Sha1: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptOaep(fromText(value), key, { label: sha256, mask: sha1 }, random));
