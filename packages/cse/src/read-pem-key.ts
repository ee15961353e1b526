import { fromBinary, toHex } from "./bytes.js";
import { CseError } from "./cse-error.js";
import { childrenOf, DerFault, readDer, readTime, tags, type DerValue } from "./der.js";
import { checkKey, type CseKey } from "./key.js";

// Far above any certificate; longer input is not a key.
const longestText = 65_536;

/** 1.2.840.113549.1.1.1, rsaEncryption. */
const rsaEncryption = "2a864886f70d010101";

/**
 * Reads a public RSA key in the formats that banks use: PEM (`PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`), or the
 * base64 of it without the PEM lines. If there are several PEM blocks, the first one counts. A certificate gives
 * `notAfter` too; its signature is not verified, so the text must come from a source that you trust.
 *
 * @throws CseError CSE_KEY_MALFORMED, CSE_KEY_TOO_SHORT, or CSE_KEY_PRIVATE
 */
export function readPemKey(text: string): CseKey {
  if (typeof text !== "string" || text.length > longestText) throw malformed();
  try {
    // Variables of the environment often hold line breaks as two characters.
    const key = keyIn(readDer(bytesOf(base64In(text.replaceAll("\\n", "\n")))));
    checkKey(key);
    return key;
  } catch (error) {
    if (error instanceof DerFault) throw malformed();
    throw error;
  }
}

/** The text between the PEM lines, or all of it when there are none. */
function base64In(text: string): string {
  const begin = text.indexOf("-----BEGIN ");
  if (begin < 0) return text;
  const labelEnd = text.indexOf("-----", begin + 11);
  const label = text.slice(begin + 11, labelEnd);
  if (label.endsWith("PRIVATE KEY")) throw privateKey();
  const end = text.indexOf(`-----END ${label}-----`, labelEnd + 5);
  if (labelEnd < 0 || end < 0) throw malformed();
  return text.slice(labelEnd + 5, end);
}

function bytesOf(base64: string): Uint8Array {
  try {
    return fromBinary(atob(base64));
  } catch {
    throw malformed();
  }
}

/** Distinguishes the three forms by their content; labels are often wrong, and bare base64 has none. */
function keyIn(outer: DerValue): CseKey {
  const parts = childrenOf(outer);
  switch (parts.map((part) => part.tag).join()) {
    case `${tags.integer},${tags.integer}`:
      return rsaPublicKey(outer);
    case `${tags.sequence},${tags.bitString}`:
      return subjectPublicKey(outer);
    case `${tags.sequence},${tags.sequence},${tags.bitString}`:
      return certificate(childrenOf(parts[0]));
  }
  // PKCS#8 and PKCS#1 private keys begin with their version.
  if (parts.length >= 3 && parts[0]?.tag === tags.integer) throw privateKey();
  throw malformed();
}

/** RFC 8017, A.1.1. */
function rsaPublicKey(value: DerValue): CseKey {
  const [modulus, exponent] = childrenOf(value, [tags.integer, tags.integer]);
  return { modulus: positive(modulus), exponent: positive(exponent) };
}

/** RFC 5280, 4.1: SubjectPublicKeyInfo. */
function subjectPublicKey(value: DerValue | undefined): CseKey {
  const [algorithm, key] = childrenOf(value, [tags.sequence, tags.bitString]);
  const [identifier] = childrenOf(algorithm);
  if (identifier?.tag !== tags.objectIdentifier || toHex(identifier.content) !== rsaEncryption) {
    throw new CseError("CSE_KEY_MALFORMED", "The key is not an RSA encryption key.");
  }
  // The first byte of a bit string counts its unused bits: none here.
  if (key?.content[0] !== 0) throw malformed();
  return rsaPublicKey(readDer(key.content.subarray(1)));
}

/** RFC 5280, 4.1: TBSCertificate, whose version is optional. */
function certificate(parts: readonly DerValue[]): CseKey {
  const withoutVersion = parts[0]?.tag === tags.explicit0 ? parts.slice(1) : parts;
  const [_serial, _signature, _issuer, validity, _subject, publicKey] = withoutVersion;
  const [_notBefore, notAfter] = childrenOf(validity);
  return { ...subjectPublicKey(publicKey), notAfter: readTime(notAfter).toISOString() };
}

function positive(value: DerValue | undefined): string {
  // DER puts a zero byte before a number whose first bit is set; without it the number would be negative.
  if (!value || value.content.length === 0 || (value.content[0] ?? 0) >= 0x80) throw malformed();
  return toHex(value.content[0] === 0 ? value.content.subarray(1) : value.content) || "00";
}

function malformed(): CseError {
  return new CseError("CSE_KEY_MALFORMED", "Neither a public RSA key nor a certificate, in PEM or base64.");
}

function privateKey(): CseError {
  return new CseError("CSE_KEY_PRIVATE", "This is a private key. Only its public half belongs here.");
}
