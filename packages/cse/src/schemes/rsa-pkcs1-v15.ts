import { fromText, toBase64 } from "../bytes.js";
import { encryptPkcs1V15 } from "../pkcs1-v15.js";
import type { EncryptField } from "./encrypt-field.js";

/** The padding of old gateways. Weaker: whoever can ask the opening side "was that well padded?" can read it. */
export const rsaPkcs1V15: EncryptField = (_field, value, { key, random }) =>
  toBase64(encryptPkcs1V15(fromText(value), key, random));
