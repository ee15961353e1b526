// Conversions of short byte arrays; all in this package are short.

/** Bytes as a binary string, as forge and btoa expect: one character per byte. */
export function toBinary(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** The bytes of such a text. */
export function fromBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(toBinary(bytes));
}

/** Base64url without padding, as in JOSE. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of an even number of hexadecimal digits. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

/** The UTF-8 bytes of a text. */
export function fromText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
