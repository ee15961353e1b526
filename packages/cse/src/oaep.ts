import type { PublicKey } from "./key.js";
import type { Random } from "./random.js";
import { rsaEncrypt } from "./rsa.js";

/**
 * RSAES-OAEP with an empty label: RFC 8017, 7.1.1. Implemented here because forge's own pulls in its random generator,
 * AES and SHA-1: 6 KB more for every buyer, and code that must not run.
 *
 * @param message erased when done
 */
export function encryptOaep(
  message: Uint8Array,
  key: PublicKey,
  digests: { readonly label: Digest; readonly mask: Digest },
  random: Random,
): Uint8Array {
  const { label, mask } = digests;
  const block = new Uint8Array(key.byteLength);
  const seed = block.subarray(1, 1 + label.byteLength);
  const data = block.subarray(1 + label.byteLength);
  try {
    if (message.length > data.length - label.byteLength - 1) throw new RangeError("Message too long.");
    data.set(label.of(new Uint8Array(0)));
    data[data.length - message.length - 1] = 1;
    data.set(message, data.length - message.length);
    seed.set(random(seed.length));
    maskWith(data, seed, mask);
    maskWith(seed, data, mask);
    return rsaEncrypt(block, key);
  } finally {
    message.fill(0);
    block.fill(0);
  }
}

/** A hash function. */
export interface Digest {
  readonly byteLength: number;
  readonly of: (bytes: Uint8Array) => Uint8Array;
}

/** XORs the target with the mask that MGF1 (RFC 8017, B.2.1) generates from the seed. */
function maskWith(target: Uint8Array, seed: Uint8Array, digest: Digest): void {
  const seedAndCounter = new Uint8Array(seed.length + 4);
  seedAndCounter.set(seed);
  const counter = new DataView(seedAndCounter.buffer, seed.length);
  for (let start = 0; start < target.length; start += digest.byteLength) {
    counter.setUint32(0, start / digest.byteLength);
    const mask = digest.of(seedAndCounter);
    const part = target.subarray(start, start + digest.byteLength);
    for (let index = 0; index < part.length; index += 1) part[index]! ^= mask[index]!; // both within bounds
  }
}
