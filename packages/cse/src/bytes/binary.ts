/** Bytes as forge and btoa take them: one character a byte. Only for short ones, as everything here is. */
export function toBinary(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

export function fromBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
