// Writes vectors.json, using the whole of node-forge and node:crypto, and none of the package's own code: node
// golden/make.mjs
import { constants, createCipheriv, createPublicKey, generateKeyPairSync, publicEncrypt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import forge from "node-forge";
import { countingBytes } from "./counting-bytes.js";

const file = new URL("vectors.json", import.meta.url);
const now = "2030-01-02T03:04:05.678Z";
const keys = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).keys : [2048, 3072, 4096].map(newKey);
const values = { cardNumber: "5100000000000800", cardCSCValue: "123" };
const digests = {
  "rsa-oaep-sha256": ["sha256", "sha256"],
  "rsa-oaep-sha1": ["sha1", "sha1"],
  "rsa-oaep-sha256-mgf1sha1": ["sha256", "sha1"],
};

const schemes = {
  ...Object.fromEntries(
    Object.entries(digests).map(([scheme, [label, mask]]) => [
      scheme,
      (key, _field, value, random) => oaep(key, value, label, mask, random).toString("base64"),
    ]),
  ),
  "rsa-pkcs1-v15": pkcs1,
  "jwe-oaep256-a256gcm": jwe,
};

const vectors = keys.flatMap((key) =>
  Object.entries(schemes).map(([scheme, encrypt]) => {
    // One stream for both fields, in this order.
    const random = countingBytes();
    const encrypted = Object.entries(values).map(([field, value]) => [
      field,
      encrypt(key, field, value, random),
    ]);
    return { bits: key.bits, scheme, encrypted: Object.fromEntries(encrypted) };
  }),
);
writeFileSync(file, `${JSON.stringify({ now, values, keys, vectors }, null, 2)}\n`);

function newKey(bits) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  return { bits, keyId: `golden-${bits}`, jwk: privateKey.export({ format: "jwk" }) };
}

function oaep(key, value, label, mask, random) {
  const md = forge.md[label].create();
  const seed = Buffer.from(random(md.digestLength)).toString("latin1");
  const n = new forge.jsbn.BigInteger(Buffer.from(key.jwk.n, "base64url").toString("hex"), 16);
  const options = { seed, md, mgf1: { md: forge.md[mask].create() } };
  return raw(key, Buffer.from(forge.pkcs1.encode_rsa_oaep({ n }, value, options), "latin1"));
}

function pkcs1(key, _field, value, random) {
  const padding = Buffer.from(random(key.bits / 8 - 3 - value.length));
  while (padding.includes(0)) {
    const zeros = [...padding.keys()].filter((index) => padding[index] === 0);
    const fresh = random(zeros.length);
    zeros.forEach((index, order) => (padding[index] = fresh[order]));
  }
  return raw(
    key,
    Buffer.concat([Buffer.of(0, 2), padding, Buffer.of(0), Buffer.from(value, "ascii")]),
  ).toString("base64");
}

function jwe(key, field, value, random) {
  const [contentKey, iv, nonce] = [32, 12, 16].map((count) => Buffer.from(random(count)));
  const header = Buffer.from(
    JSON.stringify({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: key.keyId }),
  ).toString("base64url");
  const cipher = createCipheriv("aes-256-gcm", contentKey, iv).setAAD(Buffer.from(header));
  const content = JSON.stringify({ [field]: value, generationtime: now, nonce: nonce.toString("hex") });
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const encryptedKey = oaep(key, contentKey.toString("latin1"), "sha256", "sha256", random);
  return [
    header,
    ...[encryptedKey, iv, encrypted, cipher.getAuthTag()].map((part) => part.toString("base64url")),
  ].join(".");
}

function raw(key, block) {
  const publicKey = createPublicKey({ key: key.jwk, format: "jwk" });
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
}
