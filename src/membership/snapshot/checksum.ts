/**
 * A checksum of bytes from an offset on, both multiples of 8: 64 bits, as two numbers. It sees every single damaged byte, and
 * any other damage with near certainty; it does not keep anybody from forging.
 *
 * Four lanes of multiply and rotate over words of 32 bits, as in xxHash32, so that a machine works on all four at once.
 */
export function checksumOf(bytes: Uint8Array, from: number): [low: number, high: number] {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + from, (bytes.length - from) >>> 2);
  let a = 0x24234428;
  let b = 0x85ebca77;
  let c = words.length;
  let d = 0x61c8864f;
  const whole = words.length & ~3;
  for (let index = 0; index < whole; index += 4) {
    a = mixed(a, words[index]!);
    b = mixed(b, words[index + 1]!);
    c = mixed(c, words[index + 2]!);
    d = mixed(d, words[index + 3]!);
  }
  for (let index = whole; index < words.length; index++) a = mixed(a, words[index]!);
  const low = finished(a ^ rotated(b, 7)) ^ finished(c);
  const high = finished(rotated(c, 13) ^ d) ^ finished(a);
  return [low >>> 0, high >>> 0];
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** For each word, another one to each lane state; and for each state, another one to each word. */
const mixed = (lane: number, word: number): number =>
  Math.imul(rotated((lane + Math.imul(word, 0x85ebca77)) | 0, 13), 0x9e3779b1);

function finished(word: number): number {
  let hash = Math.imul(word ^ (word >>> 15), 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae3d);
  return hash ^ (hash >>> 16);
}
