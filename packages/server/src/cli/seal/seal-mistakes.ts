import { createHash, createHmac } from "node:crypto";
import type { JsonObject, SealAlgorithm } from "@sips-kit/protocol";
import { sealedParts, type Reading } from "./seal-reading.js";

/**
 * Finds the common mistakes that would explain a message's seal, the simplest explanation first: one mistake in the
 * text, the algorithm, the key or the encoding, or two of different kinds together.
 */
export function findMistakes(body: JsonObject, key: string, algorithm: SealAlgorithm): readonly string[] {
  const given = String(body["seal"]).trim();
  const found: { readonly mistakes: readonly string[] }[] = [];
  for (const [textMistake, reading] of Object.entries(readings)) {
    const text = sealedParts(body, reading)
      .map((part) => part.value)
      .join(reading.between ?? "");
    for (const [keyMistake, spelledKey] of Object.entries(keysFor(key))) {
      for (const [encodingMistake, encoding] of Object.entries(encodings)) {
        for (const [algorithmName, compute] of Object.entries(computations)) {
          const digest = compute(Buffer.from(text, encoding), spelledKey);
          const spelling = digest.toString("hex") === given.toLowerCase() ? "" : "the seal is in base64";
          if (spelling !== "" && digest.toString("base64") !== given) continue;
          const algorithmMistake = algorithmName === algorithm ? "" : `the algorithm is ${algorithmName}`;
          const all = [textMistake, keyMistake, encodingMistake, algorithmMistake, spelling];
          found.push({ mistakes: all.filter((mistake) => mistake !== "") });
        }
      }
    }
  }
  const fewest = Math.min(...found.map(({ mistakes }) => mistakes.length));
  const simplest = found.filter(({ mistakes }) => mistakes.length === fewest);
  return [...new Set(simplest.map(({ mistakes }) => mistakes.join(", and ")))];
}

const unsealed = ["keyVersion", "sealAlgorithm", "seal"];
const without = (...names: readonly string[]) => unsealed.filter((name) => !names.includes(name));

/** The correct reading, which has no name, and common wrong ones. */
const readings: { readonly [mistake: string]: Reading & { readonly between?: string } } = {
  "": {},
  "the fields stay in the order of the message": { order: undefined },
  "the fields are sorted ignoring case": {
    order: (one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1),
  },
  "the sub-fields of containers are sorted among all others": { isFlat: true },
  "keyVersion is sealed too": { leftOut: without("keyVersion") },
  "sealAlgorithm is sealed too": { leftOut: without("sealAlgorithm") },
  "keyVersion and sealAlgorithm are sealed too": { leftOut: ["seal"] },
  "interfaceVersion is not sealed": { leftOut: [...unsealed, "interfaceVersion"] },
  "merchantId is not sealed": { leftOut: [...unsealed, "merchantId"] },
  "values are trimmed": { spell: (value) => value.trim() },
  "values are in upper case": { spell: (value) => value.toUpperCase() },
  'null is sealed as the text "null"': { nullAs: "null" },
  "names are sealed with their values (name=value|...)": {
    order: undefined,
    spell: (value, path) => `${path}=${value}`,
    between: "|",
  },
};

const keysFor = (key: string): { readonly [mistake: string]: string } => ({
  "": key,
  "the key ends in a line break": `${key}\n`,
  "the key's white space is trimmed": key.trim(),
});

const encodings = { "": "utf8", "the text is encoded in ISO-8859-1": "latin1" } as const;

const computations: { readonly [algorithm: string]: (text: Buffer, key: string) => Buffer } = {
  "HMAC-SHA-256": (text, key) => createHmac("sha256", key).update(text).digest(),
  "HMAC-SHA-512": (text, key) => createHmac("sha512", key).update(text).digest(),
  "SHA-256": (text, key) => createHash("sha256").update(text).update(key).digest(),
  "HMAC-SHA-1": (text, key) => createHmac("sha1", key).update(text).digest(),
  "SHA-256 with the key in front": (text, key) => createHash("sha256").update(key).update(text).digest(),
  "SHA-256 without a key": (text) => createHash("sha256").update(text).digest(),
};
