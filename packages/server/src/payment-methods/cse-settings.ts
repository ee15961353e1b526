import { checkGroup } from "../domain/check-group.js";
import { aText } from "../runtime/check-settings.js";
import { createPublicKey, KeyObject, X509Certificate } from "node:crypto";
import { SipsKitError, type CseForPage, type CsePublicKey } from "@sips-kit/protocol";
import { PaymentsConfigurationError } from "../domain/errors.js";

/** Settings for cards that are encrypted in the browser. */
export interface CseSettings {
  /** Needed by all schemes but `vendor`, whose script has its own. */
  readonly key?: CsePublicKey;
  /** The encryption scheme, as named by the bank. Default: `rsa-oaep-sha256`. See docs/open-questions.md. */
  readonly scheme?: string;
  /**
   * `ciphertext` puts the ciphertexts into cardCheckEnrollment; `token` turns them into a paymentToken by
   * paymentTokenGenerate first. Default: `ciphertext`. See docs/open-questions.md.
   */
  readonly via?: "ciphertext" | "token";
}

/** Checks the settings. Throws PaymentsConfigurationError naming what is wrong. */
export function requireCse(settings: CseSettings): void {
  checkGroup("cse", settings, { key: true, scheme: aText, via: true });
  const { key, scheme, via = "ciphertext" } = settings;
  const isHex = (text: unknown) => typeof text === "string" && /^[0-9a-f]+$/i.test(text);
  const isKey = isHex(key?.modulus) && isHex(key?.exponent);
  if (key === undefined ? scheme !== "vendor" : !isKey) {
    throw new PaymentsConfigurationError("cse.key", "the bank's public key, as readCseKey gives it");
  }
  if (!["ciphertext", "token"].includes(via)) {
    throw new PaymentsConfigurationError("cse.via", "ciphertext or token");
  }
}

const defaultScheme = "rsa-oaep-sha256";

/** What the page needs to encrypt: the key, and always the scheme's name. */
export function cseForPage({ key, scheme = defaultScheme }: CseSettings): CseForPage {
  return { ...key, scheme };
}

/** Why `readCseKey` rejects a key; never renamed once published. */
export type CseKeyErrorCode =
  "CSE_KEY_UNREADABLE" | "CSE_KEY_PRIVATE" | "CSE_KEY_NOT_RSA" | "CSE_KEY_TOO_SHORT" | "CSE_KEY_EXPIRED";

/**
 * A CSE key that the server cannot use: thrown by `readCseKey` when the shop starts. The browser checks the key again
 * before it encrypts, and then throws a `CseError` of `@sips-kit/cse`, whose codes partly overlap.
 */
export class CseKeyError extends SipsKitError<CseKeyErrorCode> {
  override readonly name = "CseKeyError";
}

/**
 * Reads the bank's public key from a PEM text: a public key or a certificate.
 *
 * @param text the PEM, with its BEGIN and END lines
 * @param keyId a name to pass to the page, when the bank has given one
 * @throws CseKeyError when it is unreadable, private, not RSA, shorter than 2048 bits or expired
 *
 * @example
 * const key = readCseKey(await readFile("bank-cse.pem", "utf8"));
 */
export function readCseKey(text: string, keyId?: string, now: () => number = Date.now): CsePublicKey {
  // Variables of the environment often hold line breaks as two characters.
  const pem = text.replaceAll("\\n", "\n");
  refusePrivate(pem);
  const { key, notAfter } = parse(pem);
  if (key.asymmetricKeyType !== "rsa") {
    throw new CseKeyError(
      "CSE_KEY_NOT_RSA",
      "The CSE key is not an RSA key; ask the bank for its CSE public key.",
    );
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < 2048) {
    throw new CseKeyError("CSE_KEY_TOO_SHORT", `The CSE key has ${bits} bits; at least 2048 are needed.`);
  }
  if (notAfter !== undefined && Date.parse(notAfter) <= now()) {
    throw new CseKeyError(
      "CSE_KEY_EXPIRED",
      `The CSE certificate ended on ${notAfter}; ask the bank for the next one.`,
    );
  }
  const { n = "", e = "" } = key.export({ format: "jwk" });
  return {
    modulus: Buffer.from(n, "base64url").toString("hex"),
    exponent: Buffer.from(e, "base64url").toString("hex"),
    ...(keyId === undefined ? {} : { keyId }),
    ...(notAfter === undefined ? {} : { notAfter }),
  };
}

/** Node would derive the public key from it, and nobody would notice that a private key is where it must not be. */
function refusePrivate(pem: string): void {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return;
  throw new CseKeyError(
    "CSE_KEY_PRIVATE",
    "The CSE key is a private key: it must not be here. Delete it, inform its owner, and ask the bank for its public key.",
  );
}

function parse(pem: string): { key: KeyObject; notAfter?: string } {
  try {
    if (pem.includes("BEGIN CERTIFICATE")) {
      const certificate = new X509Certificate(pem);
      return { key: certificate.publicKey, notAfter: new Date(certificate.validTo).toISOString() };
    }
    return { key: createPublicKey(pem) };
  } catch {
    throw new CseKeyError(
      "CSE_KEY_UNREADABLE",
      "The CSE key is not the PEM text of a public key or certificate (BEGIN PUBLIC KEY or BEGIN CERTIFICATE).",
    );
  }
}
