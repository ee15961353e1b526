import forge from "node-forge/lib/sha1.js";
import { fromBinary, toBinary } from "../bytes/binary.js";
import type { Digest } from "./digest.js";

/** SHA-1, by forge: pages without TLS have no crypto.subtle. */
export const sha1: Digest = {
  byteLength: 20,
  of: (bytes) => fromBinary(forge.create().update(toBinary(bytes)).digest().getBytes()),
};
