import { readSync } from "node:fs";

/**
 * Reads an open file a few megabytes at a time, cut behind a line break; the bytes are good until the next ones are asked
 * for. Reads at places of its own, so that several threads can read one file.
 *
 * @param tooLong the error to throw for a line that is longer than 16 MiB
 */
export function* wholeLines(descriptor: number, tooLong: () => Error): Generator<Buffer> {
  let buffer = Buffer.allocUnsafeSlow(pieceLength);
  let held = 0;
  for (let position = 0; ;) {
    if (held === buffer.length) {
      if (held >= longestLine) throw tooLong();
      buffer = Buffer.concat([buffer, Buffer.allocUnsafeSlow(held)]);
    }
    const length = readSync(descriptor, buffer, held, buffer.length - held, position);
    position += length;
    const end = held + length;
    const whole = length === 0 ? end : buffer.lastIndexOf(lineFeed, end - 1) + 1;
    if (whole > 0) yield buffer.subarray(0, whole);
    if (length === 0) return;
    buffer.copyWithin(0, whole, end);
    held = end - whole;
  }
}

/** The byte of a line break. */
export const lineFeed = 0x0a;

const pieceLength = 2 ** 22;
const longestLine = 2 ** 24;
