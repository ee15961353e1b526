import jsbn from "node-forge/lib/jsbn.js";
import { fromHex, toHex } from "./bytes.js";
import type { PublicKey } from "./key.js";

/**
 * The bare RSA operation: block ^ exponent mod modulus (RFC 8017, 5.1.1). The only place that uses forge's arithmetic.
 *
 * @param block as long as the modulus, and smaller: both paddings begin with a zero byte
 */
export function rsaEncrypt(block: Uint8Array, key: PublicKey): Uint8Array {
  const { BigInteger } = jsbn;
  const encrypted = new BigInteger(toHex(block), 16).modPow(
    new BigInteger(key.exponent, 16),
    new BigInteger(key.modulus, 16),
  );
  return fromHex(encrypted.toString(16).padStart(2 * key.byteLength, "0"));
}
