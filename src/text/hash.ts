/**
 * A hash of a text: FNV-1a over its UTF-16 units, low byte and high byte of each, then the finalizer of MurmurHash3, so
 * that every bit of the answer depends on every unit. The same on every machine and in every version.
 *
 * @returns a whole number from 0 to 2³² - 1
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 255), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
