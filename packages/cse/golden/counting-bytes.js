/**
 * "Random" bytes for golden vectors: the byte at position i of the stream is 73 i + 41 mod 256, so a zero comes up in
 * every 256.
 *
 * @returns {(byteCount: number) => Uint8Array} the next bytes of a stream that restarts for each ciphertext
 */
export function countingBytes() {
  let position = 0;
  return (byteCount) => Uint8Array.from({ length: byteCount }, () => (73 * position++ + 41) & 255);
}
