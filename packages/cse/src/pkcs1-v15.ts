import { CseError } from "./cse-error.js";
import type { PublicKey } from "./key.js";
import type { Random } from "./random.js";
import { rsaEncrypt } from "./rsa.js";

/**
 * RSAES-PKCS1-v1_5: RFC 8017, 7.2.1.
 *
 * @param message erased when done
 */
export function encryptPkcs1V15(message: Uint8Array, key: PublicKey, random: Random): Uint8Array {
  const block = new Uint8Array(key.byteLength);
  const padding = block.subarray(2, block.length - message.length - 1);
  try {
    if (padding.length < 8) throw new RangeError("Message too long.");
    block[1] = 2;
    fillWithoutZeros(padding, random);
    block.set(message, block.length - message.length);
    return rsaEncrypt(block, key);
  } finally {
    message.fill(0);
    block.fill(0);
  }
}

/** A zero would end the padding, so zeros are redrawn, in order, until none is left. */
function fillWithoutZeros(target: Uint8Array, random: Random): void {
  target.set(random(target.length));
  // One byte in 256 is zero: after thirty rounds the source is broken.
  for (let round = 0; round < 30; round += 1) {
    const zeros = [...target.keys()].filter((index) => target[index] === 0);
    if (zeros.length === 0) return;
    const fresh = random(zeros.length);
    for (const [order, index] of zeros.entries()) target[index] = fresh[order]!; // as long as zeros
  }
  throw new CseError("CSE_RANDOM_UNUSABLE", "The random source gives nothing but zeros.");
}
