// oxlint-disable-next-line import/no-unassigned-import -- tells forge's cipher module about AES
import "node-forge/lib/aes.js";
import cipher from "node-forge/lib/cipher.js";
import util from "node-forge/lib/util.js";
import { fromBinary, toBinary } from "./bytes.js";

/**
 * AES-256 in Galois/Counter mode with a tag of 128 bits.
 *
 * @param authenticated ASCII that the tag covers too
 */
export function encryptAes256Gcm(
  content: Uint8Array,
  key: Uint8Array,
  iv: Uint8Array,
  authenticated: string,
): { encrypted: Uint8Array; tag: Uint8Array } {
  const gcm = cipher.createCipher("AES-GCM", toBinary(key));
  gcm.start({ iv: toBinary(iv), additionalData: authenticated, tagLength: 128 });
  gcm.update(util.createBuffer(toBinary(content)));
  if (!gcm.finish()) throw new Error("AES-GCM did not finish.");
  return { encrypted: fromBinary(gcm.output.getBytes()), tag: fromBinary(gcm.mode.tag.getBytes()) };
}
