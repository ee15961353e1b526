import forge from "node-forge/lib/sha1.js";
import { fromBinary, toBinary } from "./bytes.js";
import type { Digest } from "./oaep.js";

/** SHA-1, by forge: pages without TLS have no crypto.subtle. */
export const sha1: Digest = {
  byteLength: 20,
  of: (bytes) => fromBinary(forge.create().update(toBinary(bytes)).digest().getBytes()),
};
