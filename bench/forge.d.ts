// The part of the whole node-forge that the benchmark uses; node-forge has no types of its own.
declare module "node-forge" {
  interface ForgeDigest {
    readonly digestLength: number;
  }
  interface ForgeBuffer {
    getBytes(): string;
  }
  interface ForgeBigInteger {
    bitLength(): number;
  }
  interface ForgePublicKey {
    encrypt(
      binary: string,
      scheme: "RSA-OAEP" | "RSAES-PKCS1-V1_5",
      options?: { md: ForgeDigest; mgf1: { md: ForgeDigest } },
    ): string;
  }
  interface ForgeCipher {
    start(options: { iv: string; additionalData: string; tagLength: number }): void;
    update(input: ForgeBuffer): void;
    finish(): boolean;
    readonly output: ForgeBuffer;
    readonly mode: { readonly tag: ForgeBuffer };
  }
  const forge: {
    md: { sha1: { create(): ForgeDigest }; sha256: { create(): ForgeDigest } };
    jsbn: { BigInteger: new (text: string, radix: number) => ForgeBigInteger };
    pki: { setRsaPublicKey(n: ForgeBigInteger, e: ForgeBigInteger): ForgePublicKey };
    random: { getBytesSync(count: number): string };
    cipher: { createCipher(algorithm: "AES-GCM", key: string): ForgeCipher };
    util: { createBuffer(binary: string): ForgeBuffer; encode64(binary: string): string };
  };
  export default forge;
}
