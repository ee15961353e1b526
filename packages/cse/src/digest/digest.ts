/** A hash function. */
export interface Digest {
  readonly byteLength: number;
  readonly of: (bytes: Uint8Array) => Uint8Array;
}
