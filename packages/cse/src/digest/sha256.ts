import forge from "node-forge/lib/sha256.js";
import { fromBinary, toBinary } from "../bytes/binary.js";
import type { Digest } from "./digest.js";

/** SHA-256, by forge: pages without TLS have no crypto.subtle. */
export const sha256: Digest = {
  byteLength: 32,
  of: (bytes) => fromBinary(forge.create().update(toBinary(bytes)).digest().getBytes()),
};
