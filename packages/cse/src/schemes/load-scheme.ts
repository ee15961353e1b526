import { CseError } from "../cse-error.js";
import type { EncryptField } from "./encrypt-field.js";

// One file per scheme, loaded on use, so that a page loads only the code of its own scheme.
const schemes = {
  "rsa-oaep-sha256": async () => (await import("./rsa-oaep-sha256.js")).rsaOaepSha256,
  "rsa-oaep-sha1": async () => (await import("./rsa-oaep-sha1.js")).rsaOaepSha1,
  "rsa-oaep-sha256-mgf1sha1": async () =>
    (await import("./rsa-oaep-sha256-mgf1sha1.js")).rsaOaepSha256Mgf1Sha1,
  "rsa-pkcs1-v15": async () => (await import("./rsa-pkcs1-v15.js")).rsaPkcs1V15,
  "jwe-oaep256-a256gcm": async () => (await import("./jwe-oaep256-a256gcm.js")).jweOaep256A256Gcm,
} satisfies Record<string, () => Promise<EncryptField>>;

type OwnSchemeName = keyof typeof schemes;

/**
 * How a field is encrypted. No public source documents the bank's scheme: ask the bank, or use `vendor` with its
 * script.
 */
export type CseSchemeName = OwnSchemeName | "vendor";

/** RSA-OAEP with SHA-256 throughout, as WebCrypto has it. */
export const defaultScheme = "rsa-oaep-sha256";

/**
 * Loads the code of a scheme ahead of time, such as on the first focus of a card field; encryptCard then has it at
 * once. Nothing to load with `vendor`.
 *
 * @throws CseError CSE_SCHEME_UNKNOWN or CSE_SCHEME_NOT_LOADED
 */
export async function loadScheme(scheme: CseSchemeName = defaultScheme): Promise<void> {
  if (scheme !== "vendor") await importScheme(scheme);
}

// Cached, because even a loaded import takes time at each call; a failed one is retried.
const loaded = new Map<OwnSchemeName, EncryptField>();

/** The encryption of a scheme; its code is loaded once. Throws as loadScheme does. */
export async function importScheme(scheme: OwnSchemeName): Promise<EncryptField> {
  if (!Object.hasOwn(schemes, scheme)) {
    const names = [...Object.keys(schemes), "vendor"].join(", ");
    throw new CseError("CSE_SCHEME_UNKNOWN", `No such scheme; there are ${names}.`);
  }
  const known = loaded.get(scheme);
  if (known) return known;
  try {
    const encryptField = await schemes[scheme]();
    loaded.set(scheme, encryptField);
    return encryptField;
  } catch {
    throw new CseError("CSE_SCHEME_NOT_LOADED", `The code of scheme ${scheme} could not be loaded.`);
  }
}
