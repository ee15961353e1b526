import forge from "node-forge/lib/sha256.js";
import { fromBinary, toBinary } from "./bytes.js";
import type { Digest } from "./oaep.js";

/** SHA-256, by forge: pages without TLS have no crypto.subtle. */
export const sha256: Digest = {
  byteLength: 32,
  of: (bytes) => fromBinary(forge.create().update(toBinary(bytes)).digest().getBytes()),
};
