// The few functions of node-forge that are used, module by module; its own types only cover the whole package.

declare module "node-forge/lib/jsbn.js" {
  interface BigInteger {
    modPow(exponent: BigInteger, modulus: BigInteger): BigInteger;
    toString(radix: number): string;
  }
  const jsbn: { BigInteger: new (text: string, radix: number) => BigInteger };
  export default jsbn;
}

declare module "node-forge/lib/util.js" {
  /** forge's byte buffer: one character per byte. */
  export interface ByteBuffer {
    getBytes(): string;
  }
  const util: { createBuffer(binary: string): ByteBuffer };
  export default util;
}

declare module "node-forge/lib/sha256.js" {
  import type { ByteBuffer } from "node-forge/lib/util.js";
  export interface MessageDigest {
    update(binary: string): MessageDigest;
    digest(): ByteBuffer;
  }
  const sha256: { create(): MessageDigest };
  export default sha256;
}

declare module "node-forge/lib/sha1.js" {
  import type { MessageDigest } from "node-forge/lib/sha256.js";
  const sha1: { create(): MessageDigest };
  export default sha1;
}

declare module "node-forge/lib/aes.js" {}

declare module "node-forge/lib/cipher.js" {
  import type { ByteBuffer } from "node-forge/lib/util.js";
  interface BlockCipher {
    start(options: { iv: string; additionalData: string; tagLength: number }): void;
    update(input: ByteBuffer): void;
    finish(): boolean;
    readonly output: ByteBuffer;
    readonly mode: { readonly tag: ByteBuffer };
  }
  const cipher: { createCipher(algorithm: "AES-GCM", key: string): BlockCipher };
  export default cipher;
}

declare module "node-forge/lib/forge.js" {
  /** What the loaded modules have registered. */
  const forge: Readonly<Record<string, unknown>>;
  export default forge;
}
