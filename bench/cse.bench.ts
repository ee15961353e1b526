import { constants, createPublicKey, generateKeyPairSync, publicEncrypt } from "node:crypto";
import { encryptCard, type CseSchemeName } from "@sips-kit/cse";
import forge from "node-forge";
import { measureInTurns, reportTimes } from "./measure.js";

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = publicKey.export({ format: "jwk" });
const key = { modulus: hexOf(jwk.n), exponent: hexOf(jwk.e) };
const cardNumber = "5100000000000800";
const { sha1, sha256 } = forge.md;

// Encrypts one field, with the key as the page gets it: as two numbers, parsed each time.
const plainForge = {
  "rsa-oaep-sha256": () => forgeOaep(sha256, sha256),
  "rsa-oaep-sha1": () => forgeOaep(sha1, sha1),
  "rsa-oaep-sha256-mgf1sha1": () => forgeOaep(sha256, sha1),
  "rsa-pkcs1-v15": () => forge.util.encode64(forgeKey().encrypt(cardNumber, "RSAES-PKCS1-V1_5")),
  "jwe-oaep256-a256gcm": () => forgeJwe(),
} satisfies Partial<Record<CseSchemeName, () => string>>;

// node:crypto does not support mixed digests, and a JWE would merely measure OpenSSL's OAEP again.
const node: Partial<Record<CseSchemeName, () => unknown>> = {
  "rsa-oaep-sha256": () => nodeRsa({ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }),
  "rsa-oaep-sha1": () => nodeRsa({ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" }),
  "rsa-pkcs1-v15": () => nodeRsa({ padding: constants.RSA_PKCS1_PADDING }),
};
const webCrypto: Partial<Record<CseSchemeName, () => Promise<unknown>>> = {
  "rsa-oaep-sha256": () => webCryptoOaep("SHA-256"),
  "rsa-oaep-sha1": () => webCryptoOaep("SHA-1"),
};

// Object.keys gives exactly the names of the table above.
for (const scheme of Object.keys(plainForge) as (keyof typeof plainForge)[]) {
  const [byWebCrypto, byNode] = [webCrypto[scheme], node[scheme]];
  const times = await measureInTurns({
    "plain forge, whole package": plainForge[scheme],
    encryptCard: () => encryptCard({ cardNumber }, key, { scheme }),
    ...(byWebCrypto && { WebCrypto: byWebCrypto }),
    ...(byNode && { "node:crypto": byNode }),
  });
  reportTimes(`CSE, one field, 2048 bits, ${scheme}; less time than plain forge is below 100 %`, times);
}

function forgeKey() {
  const { BigInteger } = forge.jsbn;
  return forge.pki.setRsaPublicKey(new BigInteger(key.modulus, 16), new BigInteger(key.exponent, 16));
}

function forgeOaep(label: typeof sha1, mask: typeof sha1, binary = cardNumber): string {
  const options = { md: label.create(), mgf1: { md: mask.create() } };
  return forge.util.encode64(forgeKey().encrypt(binary, "RSA-OAEP", options));
}

function forgeJwe(): string {
  const header = forge.util.encode64(JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM" }));
  const [contentKey, iv, nonce] = [32, 12, 16].map((count) => forge.random.getBytesSync(count));
  // Three counts give three texts.
  const gcm = forge.cipher.createCipher("AES-GCM", contentKey!);
  gcm.start({ iv: iv!, additionalData: header, tagLength: 128 });
  const content = {
    cardNumber,
    generationtime: new Date().toISOString(),
    nonce: forge.util.encode64(nonce!),
  };
  gcm.update(forge.util.createBuffer(JSON.stringify(content)));
  gcm.finish();
  const parts = [iv!, gcm.output.getBytes(), gcm.mode.tag.getBytes()].map((part) =>
    forge.util.encode64(part),
  );
  return [header, forgeOaep(sha256, sha256, contentKey), ...parts].join(".");
}

function nodeRsa(options: { padding: number; oaepHash?: string }): string {
  const imported = createPublicKey({ key: jwk, format: "jwk" });
  return publicEncrypt({ key: imported, ...options }, Buffer.from(cardNumber)).toString("base64");
}

async function webCryptoOaep(hash: string): Promise<string> {
  const algorithm = { name: "RSA-OAEP", hash };
  const imported = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["encrypt"]);
  const block = await crypto.subtle.encrypt(algorithm, imported, Buffer.from(cardNumber));
  return Buffer.from(block).toString("base64");
}

function hexOf(base64Url: string | undefined): string {
  return Buffer.from(base64Url ?? "", "base64url").toString("hex");
}
