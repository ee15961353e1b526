import { fromText, toBase64 } from "../bytes.js";
import { encryptPkcs1V15 } from "../pkcs1-v15.js";
import type { EncryptField } from "./encrypt-field.js";

/** The padding of old gateways. Weaker: a padding oracle on the decrypting side reveals the plaintext. */
export const rsaPkcs1V15: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptPkcs1V15(fromText(value), key, random));
