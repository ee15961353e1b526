import type { CardField } from "./card-field.js";
import { checkField } from "./check-field.js";
import { CseError } from "./cse-error.js";
import { checkKey, type CseKey } from "./key.js";
import { randomFrom, type Random } from "./random.js";
import { defaultScheme, importScheme, type CseSchemeName } from "./schemes/load-scheme.js";
import { vendorScheme, type VendorEncrypt } from "./schemes/vendor.js";

/** The fields to encrypt, or their ciphertexts. Without the expiry date, which the gateway takes in clear. */
export interface CardFields {
  cardNumber: string;
  cardCSCValue?: string;
}

/** Options of the encryption; all are optional. */
export interface EncryptCardOptions {
  /** Default: `rsa-oaep-sha256`. */
  readonly scheme?: CseSchemeName | undefined;
  /** Scheme `vendor`: the bank's function, or its path on the global object, such as `"Bank.cse.encrypt"`. */
  readonly vendor?: string | VendorEncrypt | undefined;
  /** The time that `notAfter` is compared with, and that a JWE carries. */
  readonly now?: () => Date;
  /** Returns that many random bytes; for tests only. Default: `crypto.getRandomValues`. */
  readonly random?: Random;
}

/**
 * Encrypts card number and security code separately, for a request with `panType` CSE.
 *
 * @param card digits only; `CSE_FIELD_INVALID` names the field that is not
 * @param key the bank's public key; may be undefined only with scheme `vendor`, which does not need it
 * @returns the ciphertexts by field name
 * @throws CseError, and no other error; it never holds a digit of the card
 */
export async function encryptCard(
  card: Readonly<CardFields>,
  key: CseKey | undefined,
  options: EncryptCardOptions = {},
): Promise<CardFields> {
  checkField("cardNumber", card.cardNumber);
  if (card.cardCSCValue !== undefined) checkField("cardCSCValue", card.cardCSCValue);
  const encryptField = await fieldEncryption(key, options);
  const encrypted: CardFields = { cardNumber: await encryptField("cardNumber", card.cardNumber) };
  if (card.cardCSCValue !== undefined) {
    encrypted.cardCSCValue = await encryptField("cardCSCValue", card.cardCSCValue);
  }
  return encrypted;
}

/**
 * Encrypts the security code of a card that the gateway has stored, for a request with `cscType` CSE.
 *
 * @throws CseError, as encryptCard does
 */
export async function encryptSecurityCode(
  cardCSCValue: string,
  key: CseKey | undefined,
  options: EncryptCardOptions = {},
): Promise<string> {
  checkField("cardCSCValue", cardCSCValue);
  return (await fieldEncryption(key, options))("cardCSCValue", cardCSCValue);
}

async function fieldEncryption(
  key: CseKey | undefined,
  options: EncryptCardOptions,
): Promise<(field: CardField, value: string) => string | Promise<string>> {
  const { scheme = defaultScheme, now = () => new Date() } = options;
  if (scheme === "vendor") return vendorScheme(options.vendor, key);
  const context = { key: checkKey(key, now()), now, random: randomFrom(options.random) };
  const encrypt = await importScheme(scheme);
  return (field, value) => {
    try {
      return encrypt(field, value, context);
    } catch (error) {
      if (error instanceof CseError) throw error;
      // The original error may quote its input, so it is dropped.
      throw new CseError("CSE_ENCRYPT_FAILED", `${field} could not be encrypted.`, field);
    }
  };
}
