/** UTF-8. */
export function fromText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
