import type { CardField } from "./card-field.js";
import { checkField } from "./check-field.js";
import { CseError } from "./cse-error.js";
import { checkKey, type CseKey } from "./key.js";
import { randomFrom, type Random } from "./random.js";
import { defaultScheme, importScheme, type CseSchemeName } from "./schemes/load-scheme.js";
import { vendorScheme, type VendorEncrypt } from "./schemes/vendor.js";

/** What is encrypted, or the ciphertexts of it. The expiry date is no part of this: the gateway takes it in clear. */
export interface CardFields {
  cardNumber: string;
  cardCSCValue?: string;
}

/** How to encrypt; all of it can be left out. */
export interface EncryptCardOptions {
  /** Default: `rsa-oaep-sha256`. */
  readonly scheme?: CseSchemeName;
  /** Scheme `vendor`: the bank's function, or its path on the global object, such as `"Bank.cse.encrypt"`. */
  readonly vendor?: string | VendorEncrypt;
  /** The time that `notAfter` is compared with, and that a JWE carries. */
  readonly now?: () => Date;
  /** Gives that many random bytes, for tests alone. Default: `crypto.getRandomValues`. */
  readonly random?: Random;
}

/**
 * Encrypts card number and security code, each for itself, for a request with `panType` CSE.
 *
 * @param card digits only; `CSE_FIELD_INVALID` names the field that is not
 * @param key the bank's public key; may be undefined with scheme `vendor` alone, which does not look at it
 * @returns the ciphertexts under the names of the fields
 * @throws CseError, always; it never holds a digit of the card
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
 * Encrypts the security code of a card that the gateway keeps already, for a request with `cscType` CSE.
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
      // Whatever it was may quote what it was given: it goes no further.
      throw new CseError("CSE_ENCRYPT_FAILED", `${field} could not be encrypted.`, field);
    }
  };
}
